package dev.slipway.deployer.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// A request that waits loses nothing and holds up no commit of what is before it.
class OffsetsTest {

  @Test
  void nothingBeyondTheOldestThatWaitsIsCommitted() {
    Offsets offsets = begun(null, 0, 5);
    List.of(0L, 1L, 3L, 4L).forEach(offsets::finish);
    assertThat(offsets.due().orElseThrow().offset()).isEqualTo(2);
    offsets.finish(2);
    assertThat(offsets.due()).hasValue(new OffsetAndMetadata(5));
  }

  @Test
  void whatIsCommittedIsNotCommittedAgain() {
    Offsets offsets = begun(null, 0, 1);
    offsets.finish(0);
    OffsetAndMetadata due = offsets.due().orElseThrow();
    offsets.committed(due);
    assertThat(offsets.due()).isEmpty();
  }

  @Test
  void afterARestartOnlyWhatWasNotFinishedIsDone() {
    Offsets before = begun(null, 10, 20);
    for (long offset = 10; offset < 20; offset++) {
      if (offset != 12 && offset != 17) {
        before.finish(offset);
      }
    }
    assertThat(begunAgain(new Offsets(before.due().orElseThrow()), 12, 22))
        .containsExactly(12L, 17L, 20L, 21L);
  }

  @Test
  void whatAnEarlierOwnerHadBegunIsKnown() {
    Offsets before = begun(null, 0, 3);
    before.finish(1);
    Offsets after = new Offsets(before.due().orElseThrow());
    assertThat(List.of(0L, 1L, 2L, 3L).stream().map(after::isExpected))
        .containsExactly(true, false, true, false);
    after.begin(0);
    assertThat(after.isExpected(0)).isFalse();
  }

  @Test
  void aRestartInTheMiddleOfReadingAgainForgetsNothing() {
    Offsets before = begun(null, 0, 10);
    List.of(1L, 2L, 4L, 5L, 6L, 7L, 8L).forEach(before::finish);
    Offsets second = new Offsets(before.due().orElseThrow());
    assertThat(second.begin(0)).isTrue();
    second.finish(0);
    assertThat(begunAgain(new Offsets(second.due().orElseThrow()), 3, 10)).containsExactly(3L, 9L);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "written by somebody", "5 x", "-1 2", "99999999999999999999"})
  void metadataOfSomebodyElseIsNoneAtAll(String metadata) {
    Offsets offsets = new Offsets(new OffsetAndMetadata(3, metadata));
    assertThat(begunAgain(offsets, 3, 6)).containsExactly(3L, 4L, 5L);
  }

  @Test
  void whatIsNoLongerInTheTopicIsNotWaitedFor() {
    Offsets before = begun(null, 0, 10);
    for (long offset = 1; offset < 9; offset++) {
      before.finish(offset);
    }
    Offsets after = new Offsets(before.due().orElseThrow());
    assertThat(after.begin(9)).isTrue();
    after.finish(9);
    assertThat(after.due()).hasValue(new OffsetAndMetadata(10));
  }

  @Test
  void aTopicThatWasMadeAnewIsReadFromItsBeginning() {
    Offsets before = begun(null, 40, 50);
    before.finish(41);
    Offsets after = new Offsets(before.due().orElseThrow());
    after.arrive(0);
    assertThat(begunAgain(after, 0, 3)).containsExactly(0L, 1L, 2L);
    List.of(0L, 1L, 2L).forEach(after::finish);
    assertThat(after.due()).hasValue(new OffsetAndMetadata(3));
  }

  @Test
  void aGroupThatIsRewoundWhileItReadsReadsAgain() {
    Offsets offsets = new Offsets(null);
    offsets.arrive(0);
    assertThat(begunAgain(offsets, 0, 5)).hasSize(5);
    for (long offset = 0; offset < 5; offset++) {
      offsets.read(offset);
    }
    offsets.arrive(0);
    assertThat(begunAgain(offsets, 0, 2)).containsExactly(0L, 1L);
  }

  /// Which the container does if a dead letter could not be written.
  @Test
  void aBatchThatIsHandedOverTwiceIsBegunOnce() {
    Offsets offsets = new Offsets(null);
    offsets.arrive(0);
    assertThat(begunAgain(offsets, 0, 5)).hasSize(5);
    offsets.arrive(0);
    assertThat(begunAgain(offsets, 0, 5)).isEmpty();
  }

  @Test
  void moreThanABrokerTakesAsMetadataIsReadAgain() {
    Offsets offsets = begun(null, 0, 4000);
    for (long offset = 1; offset < 4000; offset += 2) {
      offsets.finish(offset);
    }
    assertThat(offsets.due().orElseThrow()).isEqualTo(new OffsetAndMetadata(0, ""));
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
  void inAnyOrderAndWithAnyRestartEachIsFinishedOnce(long seed) {
    Random random = new Random(seed);
    Set<Long> done = new HashSet<>();
    OffsetAndMetadata committed = null;
    for (int life = 0; life < 10; life++) {
      Offsets offsets = new Offsets(committed);
      long from = committed == null ? 0 : committed.offset();
      List<Long> begun = new ArrayList<>(begunAgain(offsets, from, 30L + 10L * life));
      assertThat(begun).noneMatch(done::contains);
      Collections.shuffle(begun, random);
      begun
          .subList(0, random.nextInt(begun.size() + 1))
          .forEach(offset -> {
            offsets.finish(offset);
            done.add(offset);
          });
      committed = offsets.due().orElse(committed);
      long low = committed == null ? 0 : committed.offset();
      for (long offset = 0; offset < low; offset++) {
        assertThat(done).contains(offset);
      }
    }
  }

  private static Offsets begun(@Nullable OffsetAndMetadata last, long from, long to) {
    Offsets offsets = new Offsets(last);
    begunAgain(offsets, from, to);
    return offsets;
  }

  private static List<Long> begunAgain(Offsets offsets, long from, long to) {
    List<Long> begun = new ArrayList<>();
    for (long offset = from; offset < to; offset++) {
      if (offsets.begin(offset)) {
        begun.add(offset);
      }
    }
    return begun;
  }
}
