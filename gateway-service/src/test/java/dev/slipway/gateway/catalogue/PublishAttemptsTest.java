package dev.slipway.gateway.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.messaging.failure.PublishFailedException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.TimeoutException;
import org.junit.jupiter.api.Test;

/// A record of one project that Kafka refuses holds up that project alone, and an outage is not tried project
/// by project.
class PublishAttemptsTest {

  private static final Set<String> PROJECTS = new TreeSet<>(List.of("a", "b", "c", "d", "e", "f"));

  private final PublishAttempts attempts = new PublishAttempts();
  private final List<String> taken = new ArrayList<>();
  private Instant now = Instant.parse("2026-11-29T00:00:00Z");

  @Test
  void severalThatKafkaNeverTakesHoldUpNobody() {
    Set<String> refused = Set.of("a", "b", "c");
    round(refused, new RecordTooLargeException("1900000 bytes"));
    assertThat(taken).containsExactly("d", "e", "f");
    assertThat(attempts.settled()).isTrue();
    assertThat(attempts.done()).isFalse();
    assertThat(attempts.reasons()).containsOnlyKeys(refused);
    assertThat(attempts.reasons().get("a")).isEqualTo("RecordTooLargeException: 1900000 bytes");
  }

  @Test
  void anOutageIsToldAfterTwoTries() {
    round(PROJECTS, new TimeoutException());
    assertThat(attempts.reasons()).containsOnlyKeys("a", "b");
    assertThat(attempts.settled()).isFalse();
    now = now.plusSeconds(60);
    round(Set.of(), new TimeoutException());
    assertThat(taken).containsExactlyInAnyOrderElementsOf(PROJECTS);
    assertThat(attempts.done()).isTrue();
  }

  @Test
  void whatFailsForUnknownReasonsIsWaitedForThreeTimesAtMost() {
    Set<String> refused = Set.of("a", "b", "c");
    for (int i = 0; i < 8; i++) {
      round(refused, new TimeoutException());
      now = now.plusSeconds(60);
    }
    assertThat(taken).containsExactly("d", "e", "f");
    assertThat(attempts.settled()).isTrue();
  }

  private void round(Set<String> refused, RuntimeException why) {
    Set<String> wanted = new TreeSet<>(PROJECTS);
    wanted.removeAll(taken);
    attempts.begin(wanted);
    wanted.stream()
        .sorted(java.util.Comparator.comparingInt(p -> attempts.tries(p, null)))
        .forEach(project ->
            attempts.attempt(
                project,
                null,
                now,
                () -> {
                  if (refused.contains(project)) {
                    throw new PublishFailedException("Kafka did not acknowledge", why);
                  }
                  taken.add(project);
                }));
  }
}
