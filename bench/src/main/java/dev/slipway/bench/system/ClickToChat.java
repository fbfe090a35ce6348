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
import dev.slipway.bench.server.EventLog;
import dev.slipway.bench.server.MeasuredServers;
import dev.slipway.bench.server.Parts;
import dev.slipway.embedded.Ports;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import org.springframework.context.ConfigurableApplicationContext;

/// Click → the clicked message is changed at the chat API.
public final class ClickToChat implements Scenario {

  private static final int RATE = 20;
  private static final int CLICKS = 1_000;
  private static final int WARM_UP = 300;
  private static final double REQUIRED_P50 = 40;
  private static final double REQUIRED_P99 = 250;
  private static final String CLICKED = "qa-check@slack:U0QA1";

  @Override
  public String name() {
    return "click-to-chat";
  }

  @Override
  public List<Figure> measure(Effort effort) {
    try (MeasuredServers servers = MeasuredServers.start()) {
      Parts parts = new Parts(servers);
      ChatCalls chat = new ChatCalls();
      String projects = "--slipway.gateway.projects=" + BenchProjects.gated(servers.folder());
      try (ConfigurableApplicationContext sandbox = parts.sandbox(Ports.free(), chat);
          ConfigurableApplicationContext gateway = parts.gateway(projects);
          ConfigurableApplicationContext _ = parts.approval();
          ConfigurableApplicationContext _ = parts.notifier(sandbox);
          Webhook webhook = new Webhook(Parts.port(gateway))) {
        int warmUp = effort.of(WARM_UP);
        int done = warmUp * WarmUp.with(i -> click(webhook, chat, numbers(i * warmUp, warmUp)));
        Latencies latencies = click(webhook, chat, numbers(done, effort.of(CLICKS)));
        Latencies acknowledged = new Ceilings(servers).acknowledged(2_000);
        return List.of(
            new Figure(
                String.format(
                    Locale.ROOT, "click → message updated at the chat API, %d clicks/s", RATE),
                "p50 < 40 ms, p99 < 250 ms",
                latencies.toString(),
                acknowledged + " for one acknowledged record, of which there are two on the way",
                latencies.at(50) < REQUIRED_P50 && latencies.at(99) < REQUIRED_P99));
      }
    }
  }

  private static IntStream numbers(int first, int count) {
    return IntStream.range(first, first + count);
  }

  private static Latencies click(Webhook webhook, ChatCalls chat, IntStream numbers) {
    int[] all = numbers.toArray();
    String[] releases = new String[all.length];
    for (int i = 0; i < all.length; i++) {
      releases[i] = webhook.build(all[i]);
    }
    for (String release : releases) {
      await("the messages of " + release, () -> chat.isPosted(release, CLICKED));
    }
    long[] clicked = new long[all.length];
    long start = System.nanoTime();
    for (int i = 0; i < all.length; i++) {
      clicked[i] = start + i * 1_000_000_000L / RATE;
      for (long wait = clicked[i] - System.nanoTime();
          wait > 0;
          wait = clicked[i] - System.nanoTime()) {
        LockSupport.parkNanos(wait);
      }
      webhook.click(releases[i] + "/qa-check/approve/1", "U0QA1", all[i]);
    }
    Latencies latencies = new Latencies();
    for (int i = 0; i < all.length; i++) {
      String release = releases[i];
      await("the change of " + release, () -> chat.updatedAt(release, CLICKED) != null);
      Long at = chat.updatedAt(release, CLICKED);
      latencies.add(at == null ? Long.MAX_VALUE : at - clicked[i]);
    }
    return latencies;
  }

  /// @throws IllegalStateException where it does not come about within a minute
  public static void await(String what, BooleanSupplier condition) {
    long start = System.nanoTime();
    while (!condition.getAsBoolean()) {
      if (Ceilings.seconds(start) > 60) {
        throw new IllegalStateException(what + " did not come within a minute");
      }
      EventLog.pause(Duration.ofMillis(10));
    }
  }
}
