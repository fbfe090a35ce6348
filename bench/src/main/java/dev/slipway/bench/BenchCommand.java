package dev.slipway.bench;

import dev.slipway.bench.system.BuildToCluster;
import dev.slipway.bench.system.ClickToChat;
import dev.slipway.bench.system.Clicks;
import dev.slipway.bench.system.Decisions;
import dev.slipway.bench.system.HandOver;
import dev.slipway.bench.system.HistorySize;
import dev.slipway.bench.system.Reprocessing;
import dev.slipway.bench.system.StartUp;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tools.jackson.databind.json.JsonMapper;

/// `slipway bench`: measures the system on this machine and prints one table.
@Command(
    name = "slipway bench",
    mixinStandardHelpOptions = true,
    showDefaultValues = true,
    description = {
      "Measure Slipway on this machine, every part of it, and print one table with what is required,",
      "what was measured (the median, with the lowest and highest run) and what the machine can do.",
      "Exits with 1 where a figure is not reached."
    })
public final class BenchCommand implements Callable<Integer> {

  private static final List<Scenario> SCENARIOS =
      List.of(
          new StartUp(),
          new Clicks(),
          new Decisions(),
          new ClickToChat(),
          new BuildToCluster(),
          new Reprocessing(),
          new HandOver(),
          new HistorySize());

  @Spec private CommandSpec spec = CommandSpec.create();

  @Parameters(
      paramLabel = "SCENARIO",
      description = {
        "What to measure; everything where none is named:",
        "start-up, clicks, decisions, click-to-chat, build-to-cluster, reprocessing, hand-over,",
        "history-size."
      })
  private List<String> names = List.of();

  @Option(names = "--runs", paramLabel = "N", description = "Measured runs of each.")
  private int runs = 5;

  @Option(
      names = "--share",
      paramLabel = "FRACTION",
      description = "Of the full amounts; less is quicker and says less.")
  private double share = 1;

  @Option(names = "--output", paramLabel = "FORMAT", description = "text or json.")
  private Output output = Output.text;

  /// As written on the command line.
  enum Output {
    text,
    json
  }

  @Override
  public Integer call() {
    Effort effort = new Effort(runs, share);
    List<Figure> figures = new ArrayList<>();
    String machine = Machine.describe();
    for (Scenario scenario : chosen()) {
      System.err.println("measuring " + scenario.name() + " …");
      figures.addAll(scenario.measure(effort));
    }
    switch (output) {
      case text -> System.out.println("\n" + machine + "\n\n" + Table.of(figures));
      case json -> System.out.println(JsonMapper.shared().writeValueAsString(figures));
    }
    return figures.stream().allMatch(Figure::reached) ? 0 : 1;
  }

  private List<Scenario> chosen() {
    List<String> known = SCENARIOS.stream().map(Scenario::name).toList();
    for (String name : names) {
      if (!known.contains(name)) {
        throw new ParameterException(
            spec.commandLine(), "there is no scenario " + name + "; there are " + known);
      }
    }
    return SCENARIOS.stream().filter(s -> names.isEmpty() || names.contains(s.name())).toList();
  }

  /// The command line.
  public static void main(String[] args) {
    CommandLine line = new CommandLine(new BenchCommand());
    line.setExecutionExceptionHandler((e, _, _) -> {
      e.printStackTrace();
      return 1;
    });
    System.exit(line.execute(args));
  }
}
