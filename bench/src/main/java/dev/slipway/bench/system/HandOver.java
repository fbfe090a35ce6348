package dev.slipway.bench.system;

import dev.slipway.bench.Effort;
import dev.slipway.bench.Figure;
import dev.slipway.bench.Latencies;
import dev.slipway.bench.Scenario;
import dev.slipway.bench.load.Load;
import dev.slipway.bench.server.EventLog;
import dev.slipway.bench.server.MeasuredServers;
import dev.slipway.bench.server.Parts;
import dev.slipway.contract.Topics;
import dev.slipway.contract.project.ProjectDefinition;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.springframework.context.ConfigurableApplicationContext;

/// The wait of a build while one of two replicas of the approval service is stopped and started again, as an
/// upgrade does, under each way to be a member of a consumer group.
public final class HandOver implements Scenario {

  private static final int PROJECTS = 60;
  private static final int RATE = 30;
  private static final int SECONDS = 30;
  private static final int STOP_AFTER = 5;
  private static final Duration AWAY = Duration.ofSeconds(3);
  private static final String CONSUMER = "--spring.kafka.consumer.properties.";

  /// In the order in which they are measured; the first is what ships.
  private static final Map<String, List<String>> WAYS =
      new java.util.TreeMap<>(
          Map.of(
              "classic protocol, range assignor (as it ships)",
              List.of(),
              "classic protocol, static membership",
              List.of(CONSUMER + "group.instance.id=%s"),
              "consumer protocol (KIP-848), range on the broker",
              List.of(CONSUMER + "group.protocol=consumer")));

  @Override
  public String name() {
    return "hand-over";
  }

  @Override
  public List<Figure> measure(Effort effort) {
    List<Figure> figures = new ArrayList<>();
    // What is measured first would bear the whole process's own start.
    try (MeasuredServers servers = MeasuredServers.start()) {
      Latencies _ = measure(servers, List.of(), effort.of(SECONDS));
    }
    WAYS.forEach((way, options) -> {
      try (MeasuredServers servers = MeasuredServers.start()) {
        Latencies latencies = measure(servers, options, effort.of(SECONDS));
        figures.add(
            new Figure(
                "a replica stopped and started again: " + way, "", latencies.toString(), "", true));
      }
    });
    return figures;
  }

  private static Latencies measure(MeasuredServers servers, List<String> options, int seconds) {
    Parts parts = new Parts(servers);
    EventLog log = new EventLog(servers.kafka());
    try (ConfigurableApplicationContext _ = replica(parts, options, "one")) {
      ConfigurableApplicationContext second = replica(parts, options, "two");
      CompletableFuture<ConfigurableApplicationContext> restarted =
          CompletableFuture.supplyAsync(() -> {
            EventLog.pause(Duration.ofSeconds(STOP_AFTER));
            second.close();
            EventLog.pause(AWAY);
            return replica(parts, options, "two");
          });
      Map<String, Long> sent = send(log, seconds);
      try (ConfigurableApplicationContext _ = restarted.join()) {
        return latencies(log, sent);
      }
    }
  }

  private static ConfigurableApplicationContext replica(
      Parts parts, List<String> options, String name) {
    return parts.approval(
        Stream.concat(
                Stream.of("--slipway.approval.concurrency=1"),
                options.stream().map(option -> option.formatted(name)))
            .toArray(String[]::new));
  }

  /// One build after the other at a fixed rate, over all partitions.
  private static Map<String, Long> send(EventLog log, int seconds) {
    List<ProjectDefinition> projects =
        IntStream.range(0, PROJECTS).mapToObj(Load::project).toList();
    Map<String, Long> sent = new java.util.HashMap<>();
    long start = System.nanoTime();
    try (var producer = log.producer()) {
      for (int i = 0; i < seconds * RATE; i++) {
        long due = start + i * 1_000_000_000L / RATE;
        for (long wait = due - System.nanoTime(); wait > 0; wait = due - System.nanoTime()) {
          java.util.concurrent.locks.LockSupport.parkNanos(wait);
        }
        ProjectDefinition project = projects.get(i % PROJECTS);
        sent.put(Load.release(project, i), System.currentTimeMillis());
        var _ = producer.send(log.encode(Load.build(project, i)));
      }
    }
    return sent;
  }

  private static Latencies latencies(EventLog log, Map<String, Long> sent) {
    log.await(Topics.RELEASES, 2L * sent.size());
    Latencies latencies = new Latencies();
    Map<String, Long> first = log.firstSeen(Topics.RELEASES);
    sent.forEach((release, at) -> {
      Long seen = first.get(release);
      latencies.add(seen == null ? Long.MAX_VALUE : Duration.ofMillis(seen - at).toNanos());
    });
    return latencies;
  }
}
