package dev.slipway.bench;

import dev.slipway.bench.system.BuildToCluster;
import dev.slipway.bench.system.ClickBenchmark;
import dev.slipway.bench.system.ClickToChat;
import dev.slipway.bench.system.DecisionBenchmark;
import dev.slipway.bench.system.DelayOfOthers;
import dev.slipway.bench.system.HandOver;
import dev.slipway.bench.system.HistorySize;
import dev.slipway.bench.system.Reprocessing;
import dev.slipway.bench.system.StartUp;
import java.io.PrintWriter;
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
      "Exits with 1 where a figure is not reached or cannot be measured."
    })
public final class BenchCommand implements Callable<Integer> {

  private static final List<Scenario> SCENARIOS =
      List.of(
          new StartUp(),
          new ClickBenchmark(),
          new DecisionBenchmark(),
          new ClickToChat(),
          new BuildToCluster(),
          new DelayOfOthers(),
          new Reprocessing(),
          new HandOver(),
          new HistorySize());

  private final List<Scenario> scenarios;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Parameters(
      paramLabel = "SCENARIO",
      description = {
        "What to measure; everything where none is named:",
        "start-up, clicks, decisions, click-to-chat, build-to-cluster, others, reprocessing,",
        "hand-over, history-size."
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

  BenchCommand(List<Scenario> scenarios) {
    this.scenarios = scenarios;
  }

  @Override
  public Integer call() {
    Effort effort = new Effort(runs, share);
    List<Figure> figures = new ArrayList<>();
    String machine = Machine.describe();
    boolean complete = true;
    for (Scenario scenario : chosen()) {
      complete &= measure(scenario, effort, figures);
    }
    switch (output) {
      case text -> out().println("\n" + machine + "\n\n" + FigureTable.of(figures));
      case json -> out().println(JsonMapper.shared().writeValueAsString(figures));
    }
    return complete && figures.stream().allMatch(Figure::reached) ? 0 : 1;
  }

  /// Some take minutes: what is measured is said at once, and one that fails costs the others nothing.
  private boolean measure(Scenario scenario, Effort effort, List<Figure> into) {
    PrintWriter progress = spec.commandLine().getErr();
    progress.println("measuring " + scenario.name() + " …");
    try {
      for (Figure figure : scenario.measure(effort)) {
        progress.println("  " + figure.what() + ": " + figure.measured());
        into.add(figure);
      }
      return true;
    } catch (RuntimeException e) {
      progress.println("  cannot be measured:");
      e.printStackTrace(progress);
      return false;
    }
  }

  private PrintWriter out() {
    return spec.commandLine().getOut();
  }

  private List<Scenario> chosen() {
    List<String> known = scenarios.stream().map(Scenario::name).toList();
    for (String name : names) {
      if (!known.contains(name)) {
        throw new ParameterException(
            spec.commandLine(), "there is no scenario " + name + "; there are " + known);
      }
    }
    return scenarios.stream().filter(s -> names.isEmpty() || names.contains(s.name())).toList();
  }

  /// The command line.
  public static void main(String[] args) {
    System.exit(new CommandLine(new BenchCommand(SCENARIOS)).execute(args));
  }
}
