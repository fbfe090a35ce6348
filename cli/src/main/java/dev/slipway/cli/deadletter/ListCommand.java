package dev.slipway.cli.deadletter;

import dev.slipway.cli.kafka.KafkaOptions;
import dev.slipway.cli.output.OutputOptions;
import dev.slipway.cli.output.Table;
import dev.slipway.cli.output.TerminalText;
import dev.slipway.cli.output.Times;
import dev.slipway.view.time.TimeText;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// Lists dead letters.
@Command(
    name = "list",
    description = "List dead letters that are open, oldest first.",
    mixinStandardHelpOptions = true)
final class ListCommand implements Callable<Integer> {

  private static final int REASON = 90;

  @Mixin private KafkaOptions kafka = new KafkaOptions();
  @Mixin private OutputOptions output = new OutputOptions();
  @Mixin private Filter filter = new Filter();

  @Option(names = "--all", description = "Also those that were sent again or given up.")
  private boolean all;

  @Override
  public Integer call() {
    Pile pile = Pile.of(kafka.connect());
    filter.check(pile);
    List<LetterJson> letters =
        pile.list().stream()
            .filter(filter::matches)
            .map(letter -> LetterJson.of(letter, pile.ledger().of(letter), null))
            .filter(letter -> all || letter.resolution() == null)
            .toList();
    output.print(Map.of("items", letters), () -> text(letters));
    return 0;
  }

  private String text(List<LetterJson> letters) {
    if (letters.isEmpty()) {
      return "No dead letters.";
    }
    TimeText times = Times.here();
    Table table =
        all
            ? new Table("DEAD LETTER", "AGE", "ORIGIN", "STATE", "REASON")
            : new Table("DEAD LETTER", "AGE", "ORIGIN", "TYPE", "REASON");
    for (LetterJson letter : letters) {
      Resolution resolution = letter.resolution();
      String state = resolution == null ? "open" : TerminalText.cut(resolution.text(), 40);
      table.row(
          letter.id(),
          times.ago(letter.putAside()),
          letter.origin(),
          all ? state : letter.type(),
          TerminalText.cut(letter.reason(), REASON));
    }
    return table.toString();
  }
}
