package dev.slipway.gateway.catalogue;

import dev.slipway.contract.project.ProjectDefinition;
import dev.slipway.messaging.failure.PublishFailedException;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.apache.kafka.common.errors.InvalidConfigurationException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.SerializationException;
import org.jspecify.annotations.Nullable;

/// Remembers what Kafka did not take, project by project, so that one that it never takes holds up no other
/// and an outage is not tried project by project.
final class PublishAttempts {

  /// So many failures one after the other are Kafka's and no project's.
  private static final int OUTAGE = 2;

  /// After so many tries of one definition nobody waits for it.
  private static final int TRIES = 3;

  private static final Duration FIRST = Duration.ofSeconds(1);
  private static final Duration LONGEST = Duration.ofSeconds(30);

  private final Map<String, Failed> failed = new TreeMap<>();
  private int inARow;
  private boolean untried;

  /// @param definition null where the project was to be removed
  private record Failed(
      @Nullable ProjectDefinition definition,
      boolean forGood,
      int tries,
      Instant next,
      String reason) {}

  /// Begins another round.
  ///
  /// @param wanted the projects of which something is to be published; others are forgotten
  void begin(Set<String> wanted) {
    failed.keySet().retainAll(wanted);
    inARow = 0;
    untried = false;
  }

  /// How often exactly this definition has failed: what has failed least goes first.
  int tries(String project, @Nullable ProjectDefinition definition) {
    Failed before = failed.get(project);
    return before != null && Objects.equals(before.definition(), definition) ? before.tries() : 0;
  }

  /// Publishes, unless Kafka is taken to be away or it is too early for another try.
  ///
  /// @param definition what is published, null where the project is removed
  /// @return what Kafka said where it did not take it
  Optional<RuntimeException> attempt(
      String project, @Nullable ProjectDefinition definition, Instant now, Runnable publishing) {
    int before = tries(project, definition);
    if (inARow >= OUTAGE) {
      untried |= before < TRIES;
      return Optional.empty();
    }
    if (before > 0 && now.isBefore(Objects.requireNonNull(failed.get(project)).next())) {
      return Optional.empty();
    }
    try {
      publishing.run();
      failed.remove(project);
      inARow = 0;
      return Optional.empty();
    } catch (RuntimeException e) {
      boolean forGood = isForGood(e);
      int tries = before + 1;
      failed.put(
          project, new Failed(definition, forGood, tries, now.plus(pause(tries)), reason(e)));
      inARow += forGood ? 0 : 1;
      return Optional.of(e);
    }
  }

  /// Why each was not taken, by project.
  Map<String, String> reasons() {
    Map<String, String> reasons = new TreeMap<>();
    failed.forEach((project, why) -> reasons.put(project, why.reason()));
    return reasons;
  }

  /// Whether nothing is left to publish.
  boolean done() {
    return failed.isEmpty() && !untried;
  }

  /// Whether nothing is left that waiting would help.
  boolean settled() {
    return !untried && failed.values().stream().allMatch(f -> f.forGood() || f.tries() >= TRIES);
  }

  private static Duration pause(int tries) {
    Duration pause = FIRST.multipliedBy(1L << Math.min(tries, 10));
    return pause.compareTo(LONGEST) < 0 ? pause : LONGEST;
  }

  /// What no waiting changes: the record itself is what Kafka, or its encoding, refuses.
  private static boolean isForGood(RuntimeException failure) {
    return switch (root(failure)) {
      case RecordTooLargeException _, SerializationException _, InvalidConfigurationException _ ->
          true;
      default -> !(failure instanceof PublishFailedException);
    };
  }

  private static String reason(RuntimeException failure) {
    Throwable root = root(failure);
    return root.getClass().getSimpleName()
        + (root.getMessage() == null ? "" : ": " + root.getMessage());
  }

  private static Throwable root(Throwable failure) {
    Throwable root = failure;
    while (root.getCause() != null) {
      root = root.getCause();
    }
    return root;
  }
}
