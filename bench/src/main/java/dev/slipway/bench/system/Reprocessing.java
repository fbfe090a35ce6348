package dev.slipway.bench.system;

import dev.slipway.bench.Effort;
import dev.slipway.bench.Figure;
import dev.slipway.bench.Samples;
import dev.slipway.bench.Scenario;
import dev.slipway.bench.load.Load;
import dev.slipway.bench.server.Ceilings;
import dev.slipway.bench.server.ChatCalls;
import dev.slipway.bench.server.ClusterWatch;
import dev.slipway.bench.server.EventLog;
import dev.slipway.bench.server.MeasuredServers;
import dev.slipway.bench.server.Parts;
import dev.slipway.contract.Topics;
import dev.slipway.contract.project.ProjectDefinition;
import dev.slipway.embedded.Ports;
import dev.slipway.messaging.Outbound;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.kafka.listener.ConcurrentMessageListenerContainer;

/// Builds that were processed before, read again from the beginning of their topic.
///
/// The builds of a project are of one branch and supersede each other. Of a hundred projects two deploy
/// and five are told in chat; the others' chat platform is not set up, since posting a hundred thousand
/// messages beforehand would take the most of an hour. All services take part.
public final class Reprocessing implements Scenario {

  private static final int BUILDS = 100_000;
  private static final int PROJECTS = 100;
  private static final int TOLD = 5;
  private static final int DEPLOYING = 2;
  private static final double REQUIRED = 5_000;
  private static final int QUIET_SECONDS = 5;
  private static final int PATIENCE_SECONDS = 1_800;
  private static final List<String> GROUPS =
      List.of("approval-service", "notifier-service", "deployer-service-default");

  @Override
  public String name() {
    return "reprocessing";
  }

  @Override
  public List<Figure> measure(Effort effort) {
    int builds = effort.of(BUILDS);
    try (MeasuredServers servers = MeasuredServers.start()) {
      Parts parts = new Parts(servers);
      ChatCalls chat = new ChatCalls();
      int cluster = Ports.free();
      EventLog log = new EventLog(servers.kafka());
      try (ConfigurableApplicationContext sandbox = parts.sandbox(cluster, chat);
          ConfigurableApplicationContext approval = parts.approval();
          ConfigurableApplicationContext _ = parts.notifier(sandbox);
          ConfigurableApplicationContext _ = parts.deployer(cluster);
          ClusterWatch watch = new ClusterWatch(cluster)) {
        log.publish(builds(builds));
        awaitRest(log, chat, watch);
        int calls = chat.count();
        String objects = watch.resourceVersion();
        Samples rates = Samples.of(effort.runs(), () -> again(log, approval, builds));
        awaitRest(log, chat, watch);
        boolean still = chat.count() == calls && watch.resourceVersion().equals(objects);
        return List.of(
            new Figure(
                String.format(Locale.ROOT, "%,d builds processed again from the topic", builds),
                "> 5,000/s, no chat call, no apply",
                rates.perSecond()
                    + String.format(
                        Locale.ROOT,
                        ", %d chat calls, cluster %s",
                        chat.count() - calls,
                        watch.resourceVersion().equals(objects) ? "unchanged" : "CHANGED"),
                "",
                rates.median() > REQUIRED && still));
      }
    }
  }

  private static Stream<Outbound> builds(int count) {
    List<ProjectDefinition> projects =
        IntStream.range(0, PROJECTS).mapToObj(Reprocessing::project).toList();
    return IntStream.range(0, count)
        .mapToObj(i -> Load.build(projects.get(i % PROJECTS), i, "main"));
  }

  private static ProjectDefinition project(int number) {
    return Load.quietProject(
        number, isTold(number) ? "slack:C0TEST" : "teams:bench", deploys(number));
  }

  private static boolean deploys(int project) {
    return project < DEPLOYING;
  }

  private static boolean isTold(int project) {
    return project < TOLD;
  }

  /// Waits until everything is read, told and deployed: nothing changes any more.
  private static void awaitRest(EventLog log, ChatCalls chat, ClusterWatch watch) {
    long start = System.nanoTime();
    String before = "";
    long since = start;
    while (Ceilings.seconds(since) < QUIET_SECONDS) {
      if (Ceilings.seconds(start) > PATIENCE_SECONDS) {
        throw new IllegalStateException("still busy after " + PATIENCE_SECONDS + " s: " + before);
      }
      long lag = GROUPS.stream().mapToLong(log::lag).sum();
      String now =
          "%d events behind, %d calls to chat, cluster at %s"
              .formatted(lag, chat.count(), watch.resourceVersion());
      if (lag > 0 || !now.equals(before)) {
        since = System.nanoTime();
      }
      before = now;
      EventLog.pause(Duration.ofMillis(500));
    }
  }

  private static double again(EventLog log, ConfigurableApplicationContext approval, int builds) {
    ConcurrentMessageListenerContainer<?, ?> inputs =
        approval.getBean("releaseInputs", ConcurrentMessageListenerContainer.class);
    inputs.stop();
    log.rewind("approval-service", Topics.BUILDS);
    long start = System.nanoTime();
    inputs.start();
    ClickToChat.await("the builds to have been read again", () -> log.lag("approval-service") == 0);
    return builds / Ceilings.seconds(start);
  }
}
