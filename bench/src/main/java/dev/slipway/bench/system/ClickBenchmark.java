package dev.slipway.bench.system;

import dev.slipway.bench.Effort;
import dev.slipway.bench.Figure;
import dev.slipway.bench.Latencies;
import dev.slipway.bench.Samples;
import dev.slipway.bench.Scenario;
import dev.slipway.bench.load.BenchProjects;
import dev.slipway.bench.load.HttpLoad;
import dev.slipway.bench.load.SlackClicks;
import dev.slipway.bench.server.Ceilings;
import dev.slipway.bench.server.MeasuredServers;
import dev.slipway.bench.server.Parts;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.springframework.context.ConfigurableApplicationContext;

/// Signed Slack click → 200 with the event acknowledged by Kafka.
public final class ClickBenchmark implements Scenario {

  private static final int CLICKS = 60_000;
  private static final int CONNECTIONS = 64;

  /// Until then much of the processor compiles, as it does not in a gateway that has run for a while.
  private static final int WARM_UP = 3;

  private static final double REQUIRED = 6_000;
  private static final int RATE = 1_000;
  private static final int SECONDS = 30;
  private static final double REQUIRED_P99 = 25;

  @Override
  public String name() {
    return "clicks";
  }

  @Override
  public List<Figure> measure(Effort effort) {
    List<Figure> figures = new ArrayList<>();
    try (MeasuredServers servers = MeasuredServers.start();
        ConfigurableApplicationContext gateway =
            new Parts(servers)
                .gateway("--slipway.gateway.projects=" + BenchProjects.gated(servers.folder()))) {
      String url = "http://127.0.0.1:" + Parts.port(gateway) + "/slack/interactions";
      for (int i = 1; i < WARM_UP; i++) {
        double _ = flatOut(url, effort.of(CLICKS));
      }
      Samples rates = Samples.of(effort.runs() + 1, () -> flatOut(url, effort.of(CLICKS)));
      Latencies latencies = atRate(url, effort.of(SECONDS));
      Ceilings ceilings = new Ceilings(servers);
      Samples produced = ceilings.produce(effort.of(300_000), 250);
      Latencies acknowledged = ceilings.acknowledged(2_000);
      figures.add(
          new Figure(
              "signed Slack click → 200 with the event acknowledged",
              "6,000/s",
              rates.perSecond(),
              produced.perSecond() + " plain produce with acks=all",
              rates.median() >= REQUIRED));
      figures.add(
          new Figure(
              String.format(Locale.ROOT, "the same at %,d/s", RATE),
              "p99 < 25 ms",
              latencies.toString(),
              acknowledged + " for one acknowledged record after the other",
              latencies.at(99) < REQUIRED_P99));
    }
    return figures;
  }

  private static double flatOut(String url, int count) {
    List<SlackClicks.Signed> clicks = clicks(count);
    try (HttpLoad load = new HttpLoad(CONNECTIONS, i -> HttpLoad.click(url, clicks.get(i)))) {
      return load.flatOut(count);
    }
  }

  private static Latencies atRate(String url, int seconds) {
    List<SlackClicks.Signed> clicks = clicks(RATE * seconds);
    try (HttpLoad load = new HttpLoad(CONNECTIONS, i -> HttpLoad.click(url, clicks.get(i)))) {
      return load.atRate(clicks.size(), RATE);
    }
  }

  /// Signed beforehand: signing is Slack's work.
  private static List<SlackClicks.Signed> clicks(int count) {
    return IntStream.range(0, count)
        .mapToObj(i -> {
          String value = BenchProjects.project(i) + "-abcdefgh23/qa-check/approve/1";
          return SlackClicks.click(value, "U0QA1", i);
        })
        .toList();
  }
}
