package dev.slipway.bench.system;

import dev.slipway.bench.Effort;
import dev.slipway.bench.Figure;
import dev.slipway.bench.Latencies;
import dev.slipway.bench.Scenario;
import dev.slipway.bench.load.BenchProjects;
import dev.slipway.bench.load.WarmUp;
import dev.slipway.bench.load.Webhook;
import dev.slipway.bench.server.Ceilings;
import dev.slipway.bench.server.ChatCalls;
import dev.slipway.bench.server.ClusterWatch;
import dev.slipway.bench.server.MeasuredServers;
import dev.slipway.bench.server.Parts;
import dev.slipway.embedded.Ports;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.springframework.context.ConfigurableApplicationContext;

/// Build webhook → the deployment is applied to the Kubernetes API.
public final class BuildToCluster implements Scenario {

  private static final int RATE = 5;
  private static final int BUILDS = 200;
  private static final int WARM_UP = 100;
  private static final double REQUIRED_P50 = 60;

  @Override
  public String name() {
    return "build-to-cluster";
  }

  @Override
  public List<Figure> measure(Effort effort) {
    try (MeasuredServers servers = MeasuredServers.start()) {
      Parts parts = new Parts(servers);
      int cluster = Ports.free();
      String projects = "--slipway.gateway.projects=" + BenchProjects.deploying(servers.folder());
      try (ConfigurableApplicationContext _ = parts.sandbox(cluster, new ChatCalls());
          ConfigurableApplicationContext gateway = parts.gateway(projects);
          ConfigurableApplicationContext _ = parts.approval();
          ConfigurableApplicationContext _ = parts.deployer(cluster);
          Webhook webhook = new Webhook(Parts.port(gateway));
          ClusterWatch watch = new ClusterWatch(cluster)) {
        int warmUp = effort.of(WARM_UP);
        int done = WarmUp.with(i -> deploy(webhook, watch, i * warmUp, warmUp));
        Latencies latencies = deploy(webhook, watch, done * warmUp, effort.of(BUILDS));
        Latencies acknowledged = new Ceilings(servers).acknowledged(2_000);
        return List.of(
            new Figure(
                "build webhook → apply received by the Kubernetes API, " + RATE + " builds/s",
                "p50 < 60 ms",
                latencies.toString(),
                acknowledged + " for one acknowledged record, of which there are two on the way",
                latencies.at(50) < REQUIRED_P50));
      }
    }
  }

  private static Latencies deploy(Webhook webhook, ClusterWatch watch, int first, int count) {
    String[] releases = new String[count];
    long[] sent = new long[count];
    long start = System.nanoTime();
    for (int i = 0; i < count; i++) {
      sent[i] = start + i * 1_000_000_000L / RATE;
      for (long wait = sent[i] - System.nanoTime(); wait > 0; wait = sent[i] - System.nanoTime()) {
        LockSupport.parkNanos(wait);
      }
      releases[i] = webhook.build(first + i);
    }
    Latencies latencies = new Latencies();
    for (int i = 0; i < count; i++) {
      String release = releases[i];
      ClickToChat.await("the deployment of " + release, () -> watch.createdAt(release) != null);
      Long at = watch.createdAt(release);
      latencies.add(at == null ? Long.MAX_VALUE : at - sent[i]);
    }
    return latencies;
  }
}
