package dev.slipway.cli.deadletter;

import dev.slipway.cli.output.OutputOptions;
import java.util.List;
import java.util.Objects;
import java.util.function.BiConsumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Dead letters by their names, or all open ones that a filter leaves.
final class Selection {

  @Parameters(paramLabel = "ID", arity = "0..*", description = "As listed: TOPIC/PARTITION/OFFSET.")
  private List<String> ids = List.of();

  @Option(
      names = "--all",
      description = "In place of ids: all open ones that --topic and --reason-contains leave.")
  private boolean all;

  @Mixin private Filter filter = new Filter();

  /// @throws picocli.CommandLine.ParameterException for what makes no sense, before anything is done
  void check(OutputOptions output) {
    if (all != ids.isEmpty()) {
      throw output.usage("name dead letters, or take --all for all open ones; not both");
    }
    if (!all && filter.given()) {
      throw output.usage("--topic and --reason-contains go with --all");
    }
    for (String id : ids) {
      if (DeadLetter.Id.parse(id) == null) {
        throw output.usage("a dead letter's id is TOPIC/PARTITION/OFFSET, not '" + id + "'");
      }
    }
  }

  /// @throws dev.slipway.cli.output.CommandFailedException where a topic is named that there is not
  void check(Pile pile) {
    filter.check(pile);
  }

  /// Hands over each that is meant, one that is not there as null.
  void each(
      Pile pile, BiConsumer<DeadLetter.Id, @Nullable ConsumerRecord<byte[], byte[]>> handler) {
    if (all) {
      pile.each(record -> {
        DeadLetter letter = DeadLetter.of(record);
        if (filter.matches(letter) && pile.ledger().of(letter) == null) {
          handler.accept(letter.id(), record);
        }
      });
      return;
    }
    for (String id : ids) {
      DeadLetter.Id place = Objects.requireNonNull(DeadLetter.Id.parse(id), "checked before");
      handler.accept(place, pile.find(place).orElse(null));
    }
  }
}
