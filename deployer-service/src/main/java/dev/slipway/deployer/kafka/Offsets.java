package dev.slipway.deployer.kafka;

import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.jspecify.annotations.Nullable;

/// The records of one partition that are finished, though not in their order. Committed is the offset of
/// the oldest that is not, and in the commit's metadata which others beyond it are not: a request that has
/// failed must not be carried out after a restart because an older one still waits.
final class Offsets {

  /// A broker refuses more than 4,096 bytes (`offset.metadata.max.bytes`). Without it more is read again.
  private static final int LONGEST = 3500;

  private final TreeSet<Long> unfinished = new TreeSet<>();

  /// Those of an earlier owner's unfinished ones that have not been read again yet.
  private final TreeSet<Long> expected = new TreeSet<>();

  private long next;

  /// Where the next poll begins, unless somebody has rewound the group or made the topic anew.
  private long position;

  private @Nullable OffsetAndMetadata committed;

  /// @param last what was committed last, null if nothing was
  Offsets(@Nullable OffsetAndMetadata last) {
    if (last != null) {
      next = last.offset();
      position = next;
      committed = last;
      restore(last);
    }
  }

  private void restore(OffsetAndMetadata last) {
    String[] words = last.metadata().split(" ");
    if (words.length < 2 || !Stream.of(words).allMatch(word -> word.matches("[0-9]{1,18}"))) {
      return;
    }
    long[] numbers = Stream.of(words).mapToLong(Long::parseLong).toArray();
    next = last.offset() + numbers[0];
    LongStream.of(numbers).skip(1).forEach(beyond -> expected.add(last.offset() + beyond));
  }

  /// Before the records of a poll are begun.
  ///
  /// @param first the offset of the first of them: one before the position means that the offsets are
  ///     those of other records, or are to be read again
  synchronized void arrive(long first) {
    if (first < position) {
      next = first;
      position = first;
      expected.clear();
      unfinished.clear();
    }
  }

  /// True for one that an earlier owner has begun and not finished, until it is begun here.
  synchronized boolean isExpected(long offset) {
    return expected.contains(offset);
  }

  /// @return false for one that is being carried out, or was finished before
  synchronized boolean begin(long offset) {
    boolean isNew = offset >= next || expected.contains(offset);
    pass(offset);
    return isNew && unfinished.add(offset);
  }

  /// After the records of a poll have been begun, for each of them.
  synchronized void read(long offset) {
    pass(offset);
    position = Math.max(position, offset + 1);
  }

  /// Records come in their order: what was expected before this one is no longer in the topic.
  private void pass(long offset) {
    expected.headSet(offset, true).clear();
    next = Math.max(next, offset + 1);
  }

  synchronized void finish(long offset) {
    unfinished.remove(offset);
  }

  /// What is to be committed; empty if it was.
  synchronized Optional<OffsetAndMetadata> due() {
    TreeSet<Long> open = new TreeSet<>(unfinished);
    open.addAll(expected);
    OffsetAndMetadata now =
        open.isEmpty() ? new OffsetAndMetadata(next) : partly(open, open.first());
    return next == 0 || now.equals(committed) ? Optional.empty() : Optional.of(now);
  }

  /// The metadata: how far was read, then each that is unfinished, counted from the offset.
  private OffsetAndMetadata partly(SortedSet<Long> open, long oldest) {
    String text =
        (next - oldest)
            + open.stream().map(offset -> " " + (offset - oldest)).collect(Collectors.joining());
    return new OffsetAndMetadata(oldest, text.length() > LONGEST ? "" : text);
  }

  synchronized void committed(OffsetAndMetadata what) {
    committed = what;
  }
}
