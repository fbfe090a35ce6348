package dev.slipway.standalone;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.ImportTree;
import com.sun.source.tree.LiteralTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreeScanner;
import java.io.IOException;
import java.util.List;
import java.util.Objects;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Pattern;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.ToolProvider;
import org.jspecify.annotations.Nullable;

/// Finds the types that name something, in an identifier or in a text, and stand in no package where that is allowed.
final class TypesThatName extends TreeScanner<@Nullable Void, @Nullable Void> {

  private final Pattern thing;
  private boolean found;

  private TypesThatName(Pattern thing) {
    this.thing = thing;
  }

  /// The files' types by their names, `dev.slipway.x.Type`. Comments do not count.
  ///
  /// @param thing as an identifier or a text would contain it
  /// @param home the packages that may name it
  static SortedSet<String> in(Iterable<? extends JavaFileObject> files, Pattern thing, Pattern home)
      throws IOException {
    JavaCompiler compiler = Objects.requireNonNull(ToolProvider.getSystemJavaCompiler());
    JavacTask task =
        (JavacTask) compiler.getTask(null, null, null, List.of("-proc:none"), null, files);
    SortedSet<String> names = new TreeSet<>();
    for (CompilationUnitTree unit : task.parse()) {
      String where = Objects.toString(unit.getPackageName(), "");
      TypesThatName scanner = new TypesThatName(thing);
      scanner.scan(unit.getTypeDecls(), null);
      if (scanner.found && !home.matcher(where).matches()) {
        names.add(where + "." + ((ClassTree) unit.getTypeDecls().getFirst()).getSimpleName());
      }
    }
    return names;
  }

  private void name(Object text) {
    found |= thing.matcher(text.toString()).find();
  }

  @Override
  public @Nullable Void visitImport(ImportTree tree, @Nullable Void unused) {
    return null;
  }

  @Override
  public @Nullable Void visitClass(ClassTree tree, @Nullable Void unused) {
    name(tree.getSimpleName());
    return super.visitClass(tree, null);
  }

  @Override
  public @Nullable Void visitMethod(MethodTree tree, @Nullable Void unused) {
    name(tree.getName());
    return super.visitMethod(tree, null);
  }

  @Override
  public @Nullable Void visitVariable(VariableTree tree, @Nullable Void unused) {
    name(tree.getName());
    return super.visitVariable(tree, null);
  }

  @Override
  public @Nullable Void visitIdentifier(IdentifierTree tree, @Nullable Void unused) {
    name(tree.getName());
    return super.visitIdentifier(tree, null);
  }

  @Override
  public @Nullable Void visitMemberSelect(MemberSelectTree tree, @Nullable Void unused) {
    name(tree.getIdentifier());
    return super.visitMemberSelect(tree, null);
  }

  @Override
  public @Nullable Void visitLiteral(LiteralTree tree, @Nullable Void unused) {
    if (tree.getValue() instanceof String text) {
      name(text);
    }
    return super.visitLiteral(tree, null);
  }
}
