package dev.slipway.projectfiles.document;

/// A problem of a file, with its place and its remedy; one line, however much of the file it quotes.
public record Problem(Value.Location at, String message) {

  private static final int LONGEST = 600;
  private static final char UNKNOWN = '\uFFFD';

  public Problem {
    int[] shown = message.codePoints().limit(LONGEST).map(c -> isShown(c) ? c : UNKNOWN).toArray();
    String cut = message.codePoints().skip(LONGEST).findAny().isPresent() ? "…" : "";
    message = new String(shown, 0, shown.length) + cut;
  }

  private static boolean isShown(int c) {
    return !Character.isISOControl(c) && Character.getType(c) != Character.FORMAT;
  }

  /// @param pointer of the value in the document that is wrong
  public static Problem of(Value document, String pointer, String message) {
    String path = document.path(pointer);
    return new Problem(document.locate(pointer), path.isEmpty() ? message : path + ": " + message);
  }

  @Override
  public String toString() {
    return at + ": " + message;
  }
}
