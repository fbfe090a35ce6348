package dev.slipway.cli.deadletter;

import dev.slipway.cli.kafka.KafkaOptions;
import dev.slipway.cli.output.OutputOptions;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// Gives dead letters up.
@Command(
    name = "discard",
    description = {
      "Give dead letters up: they are no longer listed.",
      "They stay on their topic for as long as it keeps records, and retry --again can still send them."
    },
    mixinStandardHelpOptions = true)
final class DiscardCommand implements Callable<Integer> {

  @Mixin private KafkaOptions kafka = new KafkaOptions();
  @Mixin private OutputOptions output = new OutputOptions();
  @Mixin private Selection selection = new Selection();

  @Option(
      names = "--note",
      paramLabel = "TEXT",
      required = true,
      description = "Why, for whoever looks at it later.")
  private String note = "";

  @Override
  public Integer call() {
    selection.check(output);
    if (note.isBlank()) {
      throw output.usage("--note must say why");
    }
    return DeadLetterResolver.run(
        kafka.connect(),
        selection,
        new DeadLetterResolver.Order(Resolution.Action.DISCARDED, note, false),
        output);
  }
}
