package dev.slipway.standalone;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Code;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.Heading;
import org.commonmark.node.Image;
import org.commonmark.node.Link;
import org.commonmark.node.Node;
import org.commonmark.node.Paragraph;
import org.commonmark.node.SoftLineBreak;
import org.commonmark.node.Text;
import org.commonmark.parser.Parser;
import org.jspecify.annotations.Nullable;

/// A page of the documentation, read as Markdown.
///
/// @param path from the root of the repository
/// @param links destinations of links and pictures, as written
/// @param anchors of headings, as Git hosts make them
/// @param blocks fenced code
/// @param opening text of the first paragraph below the title that is no picture
record Page(
    Path path, List<String> links, List<String> anchors, List<Block> blocks, String opening) {

  static final Path ROOT = Path.of("..").toAbsolutePath().normalize();

  /// Fenced code.
  ///
  /// @param language the word behind the fence, may be empty
  record Block(String language, String text) {}

  static Page of(String path) throws IOException {
    return read(ROOT.resolve(path));
  }

  /// All pages of the repository, but for what a build made.
  static List<Page> all() throws IOException {
    List<Page> pages = new ArrayList<>();
    for (Path file : files(".md")) {
      pages.add(read(file));
    }
    return pages;
  }

  /// Files of the repository whose names end so, but for what a build made.
  static List<Path> files(String ending) throws IOException {
    List<Path> found = new ArrayList<>();
    Files.walkFileTree(
        ROOT,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
            String name = folder.getFileName().toString();
            boolean made = !folder.equals(ROOT) && (name.equals("target") || name.startsWith("."));
            return made ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
            if (file.toString().endsWith(ending)) {
              found.add(file);
            }
            return FileVisitResult.CONTINUE;
          }
        });
    return found;
  }

  private static Page read(Path file) throws IOException {
    Reader reader = new Reader();
    Parser.builder().build().parse(Files.readString(file)).accept(reader);
    return new Page(
        ROOT.relativize(file), reader.links, reader.anchors, reader.blocks, reader.opening);
  }

  String name() {
    return path.toString();
  }

  private static String text(Node node) {
    StringBuilder text = new StringBuilder();
    node.accept(
        new AbstractVisitor() {
          @Override
          public void visit(Text part) {
            text.append(part.getLiteral());
          }

          @Override
          public void visit(Code part) {
            text.append(part.getLiteral());
          }

          @Override
          public void visit(SoftLineBreak part) {
            text.append(' ');
          }
        });
    return text.toString();
  }

  private static final class Reader extends AbstractVisitor {
    private final List<String> links = new ArrayList<>();
    private final List<String> anchors = new ArrayList<>();
    private final List<Block> blocks = new ArrayList<>();
    private String opening = "";

    @Override
    public void visit(Heading heading) {
      String text = text(heading).toLowerCase(Locale.ROOT);
      anchors.add(text.replaceAll("[^\\p{L}\\p{N} _-]", "").replace(' ', '-'));
      visitChildren(heading);
    }

    @Override
    public void visit(Link link) {
      links.add(link.getDestination());
      visitChildren(link);
    }

    @Override
    public void visit(Image image) {
      links.add(image.getDestination());
    }

    @Override
    public void visit(Paragraph paragraph) {
      @Nullable Node first = paragraph.getFirstChild();
      if (opening.isEmpty() && !(first instanceof Image)) {
        opening = text(paragraph);
      }
      visitChildren(paragraph);
    }

    @Override
    public void visit(FencedCodeBlock block) {
      blocks.add(new Block(String.valueOf(block.getInfo()), block.getLiteral()));
    }
  }
}
