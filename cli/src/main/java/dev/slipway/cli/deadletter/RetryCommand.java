package dev.slipway.cli.deadletter;

import dev.slipway.cli.kafka.KafkaOptions;
import dev.slipway.cli.output.OutputOptions;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// Sends dead letters again.
@Command(
    name = "retry",
    description = {
      "Send dead letters again, to the topic they came from.",
      "They go out as they were and are marked as retried. Every consumer of that topic sees them, also",
      "those that had no trouble: they know the event by its id and skip it, so nothing is done twice.",
      "What still cannot be processed becomes a dead letter again, under a new id."
    },
    mixinStandardHelpOptions = true)
final class RetryCommand implements Callable<Integer> {

  @Mixin private KafkaOptions kafka = new KafkaOptions();
  @Mixin private OutputOptions output = new OutputOptions();
  @Mixin private Selection selection = new Selection();

  @Option(names = "--again", description = "Also those that were sent again or given up before.")
  private boolean again;

  @Override
  public Integer call() {
    selection.check(output);
    return DeadLetterResolver.run(
        kafka.connect(),
        selection,
        new DeadLetterResolver.Order(Resolution.Action.RETRIED, null, again),
        output);
  }
}
