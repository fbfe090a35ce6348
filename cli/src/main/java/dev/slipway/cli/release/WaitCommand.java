package dev.slipway.cli.release;

import dev.slipway.cli.api.Api;
import dev.slipway.cli.api.ApiOptions;
import dev.slipway.cli.output.CommandFailedException;
import dev.slipway.cli.output.ExitCode;
import dev.slipway.cli.output.OutputOptions;
import dev.slipway.cli.output.Times;
import dev.slipway.contract.text.TimeAmount;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;

/// Waits until a release is somewhere.
@Command(
    name = "wait",
    description = {
      "Wait until a release has come somewhere.",
      "That is: open, finished, finished in one way (completed, rejected, closed, failed, superseded, branch-deleted,",
      "expired), or waiting at a step. Each change is told on standard error. Exits with 0 when",
      "reached, 4 when not in time, 6 when it cannot be reached any more."
    },
    mixinStandardHelpOptions = true)
public final class WaitCommand implements Callable<Integer> {

  private static final Duration INTERVAL = Duration.ofSeconds(1);

  /// How long a build may take from its webhook's answer to its release.
  private static final Duration TO_APPEAR = Duration.ofSeconds(15);

  @Mixin private ApiOptions api = new ApiOptions();
  @Mixin private OutputOptions output = new OutputOptions();

  @Parameters(paramLabel = "ID", description = "The release's id.")
  private String id = "";

  @Option(
      names = "--for",
      paramLabel = "STATE",
      defaultValue = "finished",
      description = "A state, an outcome, or a step's name; ${DEFAULT-VALUE} when not given.")
  private String wanted = "";

  @Option(
      names = "--timeout",
      paramLabel = "TIME",
      defaultValue = "10m",
      description = "For example 90s, 10m, 2h; ${DEFAULT-VALUE} when not given.")
  private String timeout = "";

  private String told = "";
  private boolean answered;
  private boolean seen;

  @Override
  public Integer call() throws InterruptedException {
    Duration patience =
        TimeAmount.parse(timeout)
            .map(TimeAmount::duration)
            .orElseThrow(
                () -> output.usage("--timeout must be like 90s, 10m or 2h, not " + timeout));
    Instant start = Instant.now();
    Api from = api.connect();
    while (!reached(from, start)) {
      Duration left = Duration.between(Instant.now(), start.plus(patience));
      if (!left.isPositive()) {
        throw late();
      }
      Thread.sleep(left.compareTo(INTERVAL) < 0 ? left : INTERVAL);
    }
    return ExitCode.OK.number();
  }

  private boolean reached(Api from, Instant start) {
    try {
      JsonNode json = from.release(id);
      answered = true;
      seen = true;
      return judge(json, ReleaseJson.of(json));
    } catch (CommandFailedException e) {
      if (!passes(e, start)) {
        throw e;
      }
      answered = true;
      tell(e.code() == ExitCode.NOT_FOUND ? "not there yet" : String.valueOf(e.getMessage()));
      return false;
    }
  }

  private boolean judge(JsonNode json, ReleaseJson release) {
    tell(release.where());
    return switch (Goal.judge(wanted, release)) {
      case Goal.Verdict.Reached _ -> {
        output.print(json, () -> id + ": " + release.where());
        yield true;
      }
      case Goal.Verdict.NotYet _ -> false;
      case Goal.Verdict.Impossible(String why) ->
          throw new CommandFailedException(ExitCode.ENDED_OTHERWISE, id + ": " + why);
      case Goal.Verdict.Unknown(String why) -> throw output.usage("--for " + wanted + ": " + why);
    };
  }

  /// A service that has answered once may be away for a while, and a build's release takes a moment.
  private boolean passes(CommandFailedException e, Instant start) {
    return switch (e.code()) {
      case NOT_FOUND -> !seen && Instant.now().isBefore(start.plus(TO_APPEAR));
      case UNREACHABLE, FAILED -> answered;
      case OK, USAGE, TIMEOUT, ENDED_OTHERWISE -> false;
    };
  }

  private void tell(String news) {
    if (!news.equals(told)) {
      told = news;
      output.note(Times.here().clock(Instant.now()) + " " + id + ": " + news);
    }
  }

  private CommandFailedException late() {
    return seen
        ? new CommandFailedException(
            ExitCode.TIMEOUT,
            "%s: not %s within %s; last seen: %s".formatted(id, wanted, timeout, told))
        : new CommandFailedException(
            ExitCode.NOT_FOUND, "There is no release " + id + " after " + timeout + ".");
  }
}
