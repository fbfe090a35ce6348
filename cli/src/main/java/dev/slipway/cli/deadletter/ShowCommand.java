package dev.slipway.cli.deadletter;

import dev.slipway.cli.kafka.KafkaOptions;
import dev.slipway.cli.output.CommandFailedException;
import dev.slipway.cli.output.ExitCode;
import dev.slipway.cli.output.OutputOptions;
import dev.slipway.cli.output.Table;
import dev.slipway.cli.output.TerminalText;
import dev.slipway.cli.output.Times;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;

/// Shows a dead letter.
@Command(
    name = "show",
    description = "Show a dead letter: why, where from, its headers and its payload.",
    mixinStandardHelpOptions = true)
final class ShowCommand implements Callable<Integer> {

  @Mixin private KafkaOptions kafka = new KafkaOptions();
  @Mixin private OutputOptions output = new OutputOptions();

  @Parameters(paramLabel = "ID", description = "As listed: TOPIC/PARTITION/OFFSET.")
  private String id = "";

  @Override
  public Integer call() {
    DeadLetter.Id place = DeadLetter.Id.parse(id);
    if (place == null) {
      throw output.usage("a dead letter's id is TOPIC/PARTITION/OFFSET, not '" + id + "'");
    }
    Pile pile = Pile.of(kafka.connect());
    ConsumerRecord<byte[], byte[]> record =
        pile.find(place)
            .orElseThrow(() ->
                new CommandFailedException(
                    ExitCode.NOT_FOUND,
                    "There is no dead letter " + id + "; dead-letters list --all has them."));
    DeadLetter letter = DeadLetter.of(record);
    JsonNode value = LetterJson.value(record.value());
    LetterJson json = LetterJson.of(letter, pile.ledger().of(letter), value);
    output.print(json, () -> text(json, value));
    return 0;
  }

  private static String text(LetterJson letter, JsonNode value) {
    StringBuilder text = new StringBuilder();
    line(text, "dead letter", letter.id());
    line(text, "reason", letter.reason());
    line(text, "put aside", Times.here().full(letter.putAside()));
    line(text, "origin", letter.origin());
    line(text, "key", Objects.requireNonNullElse(letter.key(), "-"));
    line(text, "state", state(letter.resolution()));
    Table headers = new Table("HEADER", "VALUE");
    letter.headers().forEach(headers::row);
    return text.append('\n')
        .append(headers)
        .append("\n\n")
        .append(LetterJson.pretty(value))
        .toString();
  }

  private static String state(@Nullable Resolution resolution) {
    return resolution == null
        ? "open"
        : resolution.text() + ", " + Times.here().full(resolution.at());
  }

  private static void line(StringBuilder text, String name, String value) {
    text.append("%-12s %s%n".formatted(name, TerminalText.line(value)));
  }
}
