package dev.slipway.cli.deadletter;

import dev.slipway.cli.kafka.Broker;
import dev.slipway.cli.kafka.Writer;
import dev.slipway.cli.output.ExitCode;
import dev.slipway.cli.output.OutputOptions;
import dev.slipway.cli.output.TerminalText;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/// Resolves dead letters one after the other. One that cannot be resolved does not hold up the rest.
final class DeadLetterResolver {

  /// One dead letter to work on.
  ///
  /// @param note why
  /// @param again also with those that something has become of already
  record Order(Resolution.Action action, @Nullable String note, boolean again) {}

  /// The result for one dead letter.
  ///
  /// @param done in words, null where it was refused
  /// @param refused why, null where it was done
  record Result(String id, @Nullable String done, @Nullable String refused) {}

  private final Order order;
  private final Pile pile;
  private final Writer writer;
  private final List<Result> results = new ArrayList<>();
  private ExitCode worst = ExitCode.OK;

  private DeadLetterResolver(Order order, Pile pile, Writer writer) {
    this.order = order;
    this.pile = pile;
    this.writer = writer;
  }

  /// @return the exit code
  static int run(Broker broker, Selection selection, Order order, OutputOptions output) {
    Pile pile = Pile.of(broker);
    selection.check(pile);
    try (Writer writer = broker.writer()) {
      DeadLetterResolver work = new DeadLetterResolver(order, pile, writer);
      try {
        selection.each(pile, work::one);
      } finally {
        // Also what was done before Kafka failed.
        work.print(output);
      }
      return work.worst.number();
    }
  }

  private void one(DeadLetter.Id id, @Nullable ConsumerRecord<byte[], byte[]> record) {
    if (record == null) {
      refuse(id, ExitCode.NOT_FOUND, "There is no dead letter " + id + ".");
      return;
    }
    DeadLetter letter = DeadLetter.of(record);
    Resolution before = pile.ledger().of(letter);
    if (before != null && !order.again()) {
      refuse(id, ExitCode.FAILED, id + " was " + before.action().word() + " already");
      return;
    }
    if (letter.isCut() && order.action() == Resolution.Action.RETRIED) {
      refuse(id, ExitCode.FAILED, id + " was cut when it was put aside; replay " + letter.origin());
      return;
    }
    if (letter.isDecided() && order.action() == Resolution.Action.RETRIED) {
      refuse(
          id,
          ExitCode.FAILED,
          id + " was reported as failed when it was put aside; deploy again, and discard it");
      return;
    }
    String done = act(letter, record);
    Instant now = Instant.now().truncatedTo(ChronoUnit.MILLIS);
    pile.ledger()
        .record(letter, new Resolution(order.action(), now, order.note(), letter.at()), writer);
    results.add(new Result(id.toString(), done, null));
  }

  /// Marked only afterwards: one that is sent and not marked can be sent again, harmlessly.
  private String act(DeadLetter letter, ConsumerRecord<byte[], byte[]> record) {
    return switch (order.action()) {
      case RETRIED -> {
        writer.send(letter.original(record));
        writer.flush();
        yield "sent again to " + letter.originalTopic();
      }
      case DISCARDED -> "discarded";
    };
  }

  private void refuse(DeadLetter.Id id, ExitCode code, String why) {
    worst = worst == ExitCode.OK ? code : ExitCode.FAILED;
    results.add(new Result(id.toString(), null, why));
  }

  private void print(OutputOptions output) {
    output.print(Map.of("items", results), this::text);
    results.stream()
        .filter(result -> result.refused() != null)
        .forEach(result -> output.note("slipway: " + result.refused()));
  }

  private String text() {
    return results.isEmpty()
        ? "No dead letters."
        : results.stream()
            .filter(result -> result.done() != null)
            .map(result -> TerminalText.line(result.id() + ": " + result.done()))
            .collect(Collectors.joining("\n"));
  }
}
