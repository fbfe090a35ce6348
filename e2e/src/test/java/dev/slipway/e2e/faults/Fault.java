package dev.slipway.e2e.faults;

import java.time.Duration;

/// Something that goes wrong for a while.
sealed interface Fault {

  /// How long it lasts until it is put right.
  Duration lasts();

  /// `kill -9`, and started again afterwards.
  record Kill(String member, Duration lasts) implements Fault {}

  /// `SIGSTOP`, and `SIGCONT` afterwards: whoever is frozen longer than its session believes that it
  /// is still a member of its group.
  record Freeze(String member, Duration lasts) implements Fault {}

  /// Every connection breaks, and none is made.
  record Sever(Net link, Duration lasts) implements Fault {}

  /// Every connection breaks; new ones are made at once.
  record Cut(Net link, Duration lasts) implements Fault {}

  /// Data comes late.
  record Slow(Net link, Duration by, Duration lasts) implements Fault {}

  /// The chat platform answers wrongly.
  ///
  /// @param mode as the sandbox names it
  record Chat(String method, String mode, int times, Duration lasts) implements Fault {}

  /// The connections between parts.
  enum Net {
    KAFKA,
    POSTGRES,
    CHAT,
    CLUSTER,
    GATEWAY
  }
}
