package dev.slipway.projectfiles.folder;

/// Says that one entry of the project folder cannot be taken, and why.
public final class UnreadableException extends Exception {

  private final Folder.Unreadable why;

  UnreadableException(Folder.Unreadable why) {
    super(why.reason());
    this.why = why;
  }

  UnreadableException(String reason) {
    this(new Folder.Unreadable(1, reason));
  }

  Folder.Unreadable why() {
    return why;
  }
}
