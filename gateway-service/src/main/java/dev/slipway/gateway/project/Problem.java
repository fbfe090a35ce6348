package dev.slipway.gateway.project;

/// What is wrong in a file, where, and how to mend it.
record Problem(Value.Location at, String message) {

  /// @param pointer of the value in the document that is wrong
  static Problem of(Value document, String pointer, String message) {
    String path = document.path(pointer);
    return new Problem(document.locate(pointer), path.isEmpty() ? message : path + ": " + message);
  }

  @Override
  public String toString() {
    return at + ": " + message;
  }
}
