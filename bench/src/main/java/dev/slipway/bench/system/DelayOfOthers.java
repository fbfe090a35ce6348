package dev.slipway.bench.system;

import dev.slipway.bench.Effort;
import dev.slipway.bench.Figure;
import dev.slipway.bench.Latencies;
import dev.slipway.bench.Scenario;
import dev.slipway.bench.load.BenchProjects;
import dev.slipway.bench.load.WarmUp;
import dev.slipway.bench.load.Webhook;
import dev.slipway.bench.server.ChatCalls;
import dev.slipway.bench.server.ClusterWatch;
import dev.slipway.bench.server.EventLog;
import dev.slipway.bench.server.MeasuredServers;
import dev.slipway.bench.server.Parts;
import dev.slipway.contract.Topics;
import dev.slipway.embedded.Ports;
import dev.slipway.sandbox.cluster.SimulatedCluster;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import org.springframework.context.ConfigurableApplicationContext;

/// Click → decided and build → cluster of ten projects, while two others fail for good and keep building.
public final class DelayOfOthers implements Scenario {

  private static final int RATE = 5;
  private static final int COUNT = 200;
  private static final int WARM_UP = 60;
  private static final double REQUIRED_P99 = 1_000;
  private static final String DECIDED = "dev.slipway.release.gate-passed.v1";

  @Override
  public String name() {
    return "others";
  }

  @Override
  public List<Figure> measure(Effort effort) {
    try (MeasuredServers servers = MeasuredServers.start()) {
      Parts parts = new Parts(servers);
      int port = Ports.free();
      String projects = "--slipway.gateway.projects=" + BenchProjects.mixed(servers.folder());
      try (ConfigurableApplicationContext sandbox = parts.sandbox(port, new ChatCalls());
          ConfigurableApplicationContext gateway = parts.gateway(projects);
          ConfigurableApplicationContext _ = parts.approval();
          ConfigurableApplicationContext deployer = parts.deployer(port);
          Webhook webhook = new Webhook(Parts.port(gateway));
          ClusterWatch watch = new ClusterWatch(port)) {
        Run run = new Run(webhook, watch, new EventLog(servers.kafka()));
        WarmUp.with(i -> run.measure("warm-" + i, effort.of(WARM_UP)));
        Delays before = run.measure("before", effort.of(COUNT));
        try (PermanentFailures failures =
            new PermanentFailures(
                servers,
                servers.database("approval"),
                sandbox.getBean(SimulatedCluster.class),
                Parts.port(deployer),
                webhook)) {
          long dead = failures.deadLetters();
          Delays meanwhile = run.measure("meanwhile", effort.of(COUNT));
          if (!failures.isLasting() || failures.deadLetters() == dead) {
            throw new IllegalStateException("the failures have ended: nothing was measured");
          }
          return List.of(
              figure("click → decided", meanwhile.decided(), before.decided()),
              figure(
                  "build webhook → apply received by the Kubernetes API",
                  meanwhile.applied(),
                  before.applied()));
        }
      }
    }
  }

  private static Figure figure(String what, Latencies meanwhile, Latencies before) {
    return new Figure(
        String.format(
            Locale.ROOT,
            "while two of 12 projects fail for good, of the others: %s, %d/s",
            what,
            RATE),
        "p99 < 1 s",
        meanwhile.toString(),
        before + " with no failure",
        meanwhile.at(99) < REQUIRED_P99);
  }

  private record Delays(Latencies decided, Latencies applied) {}

  /// Clicks and builds in turns, each at its time.
  private record Run(Webhook webhook, ClusterWatch watch, EventLog log) {

    Delays measure(String branch, int count) {
      List<String> asking = asking(branch, count);
      Map<String, Long> clicked = new HashMap<>();
      Map<String, Long> built = new HashMap<>();
      long start = System.nanoTime();
      long clock = System.currentTimeMillis();
      for (int i = 0; i < count; i++) {
        long due = i * 1_000_000_000L / RATE;
        awaitTime(start + due);
        webhook.click(asking.get(i) + "/qa-check/approve/1", "U0QA1", i);
        clicked.put(asking.get(i), clock + due / 1_000_000);
        long half = due + 500_000_000L / RATE;
        awaitTime(start + half);
        built.put(webhook.build(BenchProjects.deployingOf(i), branch + "-" + i), start + half);
      }
      return new Delays(decided(clicked), applied(built));
    }

    /// Releases whose gate is open.
    private List<String> asking(String branch, int count) {
      List<String> releases = new ArrayList<>();
      IntStream.range(0, count)
          .forEach(i -> releases.add(webhook.build(BenchProjects.gatedOf(i), branch + "-" + i)));
      ClickToChat.await(
          "the gates of " + branch,
          () -> log.firstSeen(Topics.RELEASES).keySet().containsAll(releases));
      return releases;
    }

    private Latencies decided(Map<String, Long> clicked) {
      ClickToChat.await(
          "the decisions",
          () -> log.firstSeen(Topics.RELEASES, DECIDED).keySet().containsAll(clicked.keySet()));
      Map<String, Long> decided = log.firstSeen(Topics.RELEASES, DECIDED);
      Latencies latencies = new Latencies();
      clicked.forEach((release, at) ->
          latencies.add(
              Duration.ofMillis(decided.getOrDefault(release, Long.MAX_VALUE) - at).toNanos()));
      return latencies;
    }

    private Latencies applied(Map<String, Long> built) {
      ClickToChat.await(
          "the deployments",
          () -> built.keySet().stream().allMatch(release -> watch.createdAt(release) != null));
      Latencies latencies = new Latencies();
      built.forEach((release, at) -> {
        Long seen = watch.createdAt(release);
        latencies.add(seen == null ? Long.MAX_VALUE : seen - at);
      });
      return latencies;
    }

    private static void awaitTime(long due) {
      for (long wait = due - System.nanoTime(); wait > 0; wait = due - System.nanoTime()) {
        LockSupport.parkNanos(wait);
      }
    }
  }
}
