package dev.slipway.standalone;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.PackageTree;
import com.sun.source.util.DocTrees;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreePathScanner;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.jspecify.annotations.Nullable;

/// Reads the types and packages of all modules from their sources, comments included, without resolving anything.
final class SourceTypes {

  private static final Path ROOT = Path.of("..");

  private SourceTypes() {}

  /// One type or package as it is written.
  ///
  /// @param name with its package and the types around it, `dev.slipway.x.Outer.Inner`
  /// @param comment empty if there is none
  /// @param topLevel false for a type inside another
  /// @param test whether it is a test's
  record Source(String name, String comment, boolean topLevel, boolean test) {

    String simpleName() {
      return name.substring(name.lastIndexOf('.') + 1);
    }
  }

  /// A file with that text.
  static JavaFileObject file(String text) {
    return new SimpleJavaFileObject(URI.create("string:///B.java"), JavaFileObject.Kind.SOURCE) {
      @Override
      public CharSequence getCharContent(boolean ignoreEncodingErrors) {
        return text;
      }
    };
  }

  /// All types but the anonymous and local ones, tests' too.
  static List<Source> all() throws IOException {
    List<Path> files = files();
    JavaCompiler compiler = Objects.requireNonNull(ToolProvider.getSystemJavaCompiler());
    try (StandardJavaFileManager manager = compiler.getStandardFileManager(null, null, null)) {
      JavacTask task =
          (JavacTask)
              compiler.getTask(
                  null,
                  manager,
                  null,
                  List.of("-proc:none"),
                  null,
                  manager.getJavaFileObjectsFromPaths(files));
      DocTrees docs = DocTrees.instance(task);
      List<Source> sources = new ArrayList<>();
      for (CompilationUnitTree unit : task.parse()) {
        new Scanner(docs, unit, sources).scan(unit, null);
      }
      return sources;
    }
  }

  /// The Java files of some modules' code, without tests.
  static List<Path> code(Predicate<String> isMeant) throws IOException {
    return files().stream()
        .filter(file -> file.getName(3).toString().equals("main"))
        .filter(file -> isMeant.test(file.getName(1).toString()))
        .toList();
  }

  /// The Java files of all modules, tests' too.
  static List<Path> files() throws IOException {
    List<Path> files = new ArrayList<>();
    try (Stream<Path> modules = Files.list(ROOT)) {
      for (Path module : modules.toList()) {
        for (String part : List.of("src/main/java", "src/test/java")) {
          Path folder = module.resolve(part);
          if (Files.isDirectory(folder)) {
            files.addAll(javaFiles(folder));
          }
        }
      }
    }
    return files;
  }

  private static List<Path> javaFiles(Path folder) {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(file -> file.toString().endsWith(".java")).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static final class Scanner extends TreePathScanner<@Nullable Void, @Nullable Void> {

    private final DocTrees docs;
    private final CompilationUnitTree unit;
    private final List<Source> found;
    private final Deque<String> around = new ArrayDeque<>();

    Scanner(DocTrees docs, CompilationUnitTree unit, List<Source> found) {
      this.docs = docs;
      this.unit = unit;
      this.found = found;
      this.around.push(Objects.toString(unit.getPackageName(), ""));
    }

    @Override
    public @Nullable Void visitPackage(PackageTree named, @Nullable Void unused) {
      String comment = docs.getDocComment(getCurrentPath());
      if (comment != null) {
        boolean test = unit.getSourceFile().getName().contains("src/test/java");
        found.add(
            new Source(named.getPackageName() + ".package-info", comment.strip(), false, test));
      }
      return null;
    }

    @Override
    public @Nullable Void visitClass(ClassTree type, @Nullable Void unused) {
      if (type.getSimpleName().isEmpty()) {
        return null;
      }
      String name = around.peek() + "." + type.getSimpleName();
      String comment = Objects.toString(docs.getDocComment(getCurrentPath()), "").strip();
      boolean test = unit.getSourceFile().getName().contains("src/test/java");
      found.add(new Source(name, comment, around.size() == 1, test));
      around.push(name);
      super.visitClass(type, null);
      around.pop();
      return null;
    }
  }
}
