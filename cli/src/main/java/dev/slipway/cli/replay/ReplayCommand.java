package dev.slipway.cli.replay;

import dev.slipway.cli.kafka.Broker;
import dev.slipway.cli.kafka.KafkaOptions;
import dev.slipway.cli.kafka.TimeSpan;
import dev.slipway.cli.output.CommandFailedException;
import dev.slipway.cli.output.ExitCode;
import dev.slipway.cli.output.OutputOptions;
import dev.slipway.cli.output.Times;
import dev.slipway.contract.Topics;
import dev.slipway.view.time.TimeText;
import java.io.Console;
import java.time.Instant;
import java.util.Iterator;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// Publishes a part of a topic again.
@Command(
    name = "replay",
    description = {
      "Publish a part of a topic again.",
      "The records go out as they were and in their order, behind what the topic holds. Consumers know",
      "the events by their ids and skip what they have seen: for one that lost some. Of",
      "slipway.projects only each project's latest definition is published, so that an older one does",
      "not come back into force."
    },
    mixinStandardHelpOptions = true)
public final class ReplayCommand implements Callable<Integer> {

  @Mixin private KafkaOptions kafka = new KafkaOptions();
  @Mixin private OutputOptions output = new OutputOptions();

  @Option(
      names = "--topic",
      paramLabel = "TOPIC",
      required = true,
      completionCandidates = Known.class,
      description = "${COMPLETION-CANDIDATES}.")
  private String topic = "";

  @Option(
      names = "--from",
      paramLabel = "TIME",
      required = true,
      description = {
        "Written from then on: 2026-03-01T12:00:00Z, 2026-03-01T12:00 (here), so long ago as",
        "90s, 15m, 2h, 3d, or beginning."
      })
  private String from = "";

  @Option(
      names = "--to",
      paramLabel = "TIME",
      description = "Written before; up to now when not given.")
  private @Nullable String to;

  @Option(names = "--project", paramLabel = "PROJECT", description = "Of this project alone.")
  private @Nullable String project;

  @Option(names = "--dry-run", description = "Only count.")
  private boolean dryRun;

  @Option(names = "--yes", description = "Do not ask. Needed where nobody can be asked.")
  private boolean yes;

  /// For completion.
  static final class Known implements Iterable<String> {
    @Override
    public Iterator<String> iterator() {
      return Topics.all().iterator();
    }
  }

  @Override
  public Integer call() {
    Replay replay = new Replay(topic, span(), project);
    if (!Topics.all().contains(topic)) {
      throw new CommandFailedException(
          ExitCode.NOT_FOUND,
          "there is no topic "
              + topic
              + " to replay; there are "
              + String.join(", ", Topics.all()));
    }
    if (!dryRun && !yes && somebody().isEmpty()) {
      throw output.usage("nobody can be asked here: add --yes to replay, or --dry-run to count");
    }
    Broker broker = kafka.connect();
    if (!broker.topics().contains(topic)) {
      throw new CommandFailedException(
          ExitCode.NOT_FOUND,
          "this Kafka has no topic " + topic + "; is it Slipway's? See --kafka");
    }
    if (dryRun) {
      return tell(replay, replay.count(broker));
    }
    if (!yes && !confirmed(replay.count(broker))) {
      output.note("Nothing was published.");
      return ExitCode.FAILED.number();
    }
    return tell(replay, replay.publish(broker));
  }

  /// @param decided records that were left out, since a service decided them when it put them aside
  /// @param replaced records that were left out, since a later definition is in force
  /// @param published false where they were only counted
  record Result(
      String topic,
      TimeSpan span,
      @Nullable String project,
      long records,
      long decided,
      long replaced,
      boolean published) {}

  private int tell(Replay replay, Replay.Counts counts) {
    output.print(
        new Result(
            topic,
            replay.span(),
            project,
            counts.records(),
            counts.decided(),
            counts.replaced(),
            !dryRun),
        () ->
            topic
                + ": "
                + (dryRun ? "would publish " : "published ")
                + records(counts.records())
                + " again"
                + leftOut(counts));
    return ExitCode.OK.number();
  }

  /// A line for each reason, none if nothing was left out.
  private static String leftOut(Replay.Counts counts) {
    return line(
            counts.decided(),
            "whose failure a service reported when it put them aside (slipway_decided)")
        + line(counts.replaced(), "that a later definition of their project has replaced");
  }

  private static String line(long count, String why) {
    return count == 0 ? "" : "\n  left out: " + records(count) + " " + why;
  }

  private TimeSpan span() {
    TimeText here = Times.here();
    Instant start = from.equals("beginning") ? null : moment(here, "--from", from);
    Instant end = to == null ? null : moment(here, "--to", to);
    if (start != null && end != null && !start.isBefore(end)) {
      throw output.usage("--from must be before --to");
    }
    return new TimeSpan(start, end);
  }

  private Instant moment(TimeText here, String option, String text) {
    return Times.parse(text, here)
        .orElseThrow(() ->
            output.usage(
                option
                    + " must be like 2026-03-01T12:00:00Z, 2026-03-01T12:00 or 2h, not '"
                    + text
                    + "'"));
  }

  private static Optional<Console> somebody() {
    return Optional.ofNullable(System.console()).filter(Console::isTerminal);
  }

  private boolean confirmed(Replay.Counts counts) {
    String left = leftOut(counts).strip();
    if (!left.isEmpty()) {
      output.note(left);
    }
    String question =
        "Publish %s of %s again%s? [y/N] "
            .formatted(records(counts.records()), topic, project == null ? "" : " for " + project);
    return somebody()
        .map(person -> person.readLine("%s", question))
        .filter(answer -> answer.strip().toLowerCase(Locale.ROOT).startsWith("y"))
        .isPresent();
  }

  private static String records(long count) {
    return count == 1 ? "1 record" : count + " records";
  }
}
