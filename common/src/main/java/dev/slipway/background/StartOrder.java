package dev.slipway.background;

/// The phases in which the parts of a service start, the lowest first, and stop, the highest first. Parts of one phase
/// do not depend on each other. Listeners of Kafka start after all of these (spring-kafka's default), and so does every
/// part that names no phase.
public final class StartOrder {

  /// The topics are made.
  public static final int TOPICS = 0;

  /// What reads topics by itself, or asks others before project files are read.
  public static final int READERS = 1;

  /// The project files are read and published, compared with what the readers know.
  public static final int PROJECT_FILES = 2;

  /// Connections by which people's clicks come without a request to this service.
  public static final int SOCKETS = 3;

  /// Timers fire; they stop before the database's connections are closed.
  public static final int TIMERS = 100;

  private StartOrder() {}
}
