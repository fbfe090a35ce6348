package dev.slipway.standalone;

import com.sun.source.tree.BinaryTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.LiteralTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.ParenthesizedTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreeScanner;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.ToolProvider;
import org.jspecify.annotations.Nullable;

/// Finds the patterns of Java's own matcher that sources write: those that are compiled, and those in calls such as
/// `text.replaceAll("…", …)`. Patterns of a linear matcher are left out.
final class PatternSources extends TreeScanner<@Nullable Void, @Nullable Void> {

  private static final Set<String> INLINE =
      Set.of("matches", "replaceAll", "replaceFirst", "split");

  private final Map<String, String> constants = new HashMap<>();
  private final List<Found> found = new ArrayList<>();
  private String type = "";
  private String field = "";
  private boolean linear;
  private boolean collecting = true;

  private PatternSources() {}

  /// One pattern.
  ///
  /// @param where `Type.FIELD`, or `Type` outside of a field
  /// @param regex null if it is made of more than constants
  /// @param flags as [Pattern] has them
  /// @param whole true if the call matches the whole text
  record Found(String where, @Nullable String regex, int flags, boolean whole) {}

  static List<Found> in(Iterable<? extends JavaFileObject> files) throws IOException {
    JavaCompiler compiler = Objects.requireNonNull(ToolProvider.getSystemJavaCompiler());
    JavacTask task =
        (JavacTask) compiler.getTask(null, null, null, List.of("-proc:none"), null, files);
    List<CompilationUnitTree> units = new ArrayList<>();
    task.parse().forEach(units::add);
    PatternSources sources = new PatternSources();
    units.forEach(unit -> sources.scan(unit, null));
    sources.collecting = false;
    units.forEach(unit -> sources.scan(unit, null));
    return sources.found;
  }

  @Override
  public @Nullable Void visitCompilationUnit(CompilationUnitTree unit, @Nullable Void unused) {
    linear =
        unit.getImports().stream()
            .anyMatch(i -> i.getQualifiedIdentifier().toString().startsWith("com.google.re2j."));
    String file = unit.getSourceFile().getName();
    type = file.substring(file.lastIndexOf('/') + 1).replace(".java", "");
    return super.visitCompilationUnit(unit, null);
  }

  @Override
  public @Nullable Void visitVariable(VariableTree tree, @Nullable Void unused) {
    String outer = field;
    field = tree.getName().toString();
    String value = tree.getInitializer() == null ? null : text(tree.getInitializer());
    if (collecting && value != null) {
      constants.put(type + "." + field, value);
    }
    @Nullable Void _ = super.visitVariable(tree, null);
    field = outer;
    return null;
  }

  @Override
  public @Nullable Void visitMethodInvocation(MethodInvocationTree call, @Nullable Void unused) {
    if (!collecting && call.getMethodSelect() instanceof MemberSelectTree method) {
      String name = method.getIdentifier().toString();
      if (name.equals("compile")
          && method.getExpression().toString().equals("Pattern")
          && !linear) {
        int flags = call.getArguments().size() > 1 ? flags(call.getArguments().get(1)) : 0;
        add(call, flags, false);
      } else if (INLINE.contains(name)
          && !call.getArguments().isEmpty()
          && call.getArguments().getFirst().getKind() == Tree.Kind.STRING_LITERAL) {
        add(call, 0, name.equals("matches"));
      }
    }
    return super.visitMethodInvocation(call, null);
  }

  private void add(MethodInvocationTree call, int flags, boolean whole) {
    String where =
        field.equals(field.toUpperCase(Locale.ROOT)) && !field.isEmpty()
            ? type + "." + field
            : type;
    found.add(new Found(where, text(call.getArguments().getFirst()), flags, whole));
  }

  private static int flags(ExpressionTree flags) {
    return flags.toString().contains("DOTALL") ? Pattern.DOTALL : 0;
  }

  /// The text of a constant expression, null for any other.
  private @Nullable String text(Tree tree) {
    return switch (tree) {
      case LiteralTree literal when literal.getValue() != null -> literal.getValue().toString();
      case ParenthesizedTree inner -> text(inner.getExpression());
      case IdentifierTree name -> constants.get(type + "." + name.getName());
      case MemberSelectTree name -> constants.get(name.toString());
      case BinaryTree sum when sum.getKind() == Tree.Kind.PLUS -> {
        String left = text(sum.getLeftOperand());
        String right = text(sum.getRightOperand());
        yield left == null || right == null ? null : left + right;
      }
      default -> null;
    };
  }
}
