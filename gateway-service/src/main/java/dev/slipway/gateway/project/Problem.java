package dev.slipway.gateway.project;

/// What is wrong in a file, where, and how to mend it.
record Problem(Value.Location at, String message) {
  @Override
  public String toString() {
    return at + ": " + message;
  }
}
