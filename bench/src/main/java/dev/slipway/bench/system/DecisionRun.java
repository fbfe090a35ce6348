package dev.slipway.bench.system;

import dev.slipway.bench.load.Load;
import dev.slipway.bench.server.Ceilings;
import dev.slipway.bench.server.EventLog;
import dev.slipway.contract.Topics;
import dev.slipway.contract.project.ProjectDefinition;
import dev.slipway.messaging.Outbound;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.kafka.listener.ConcurrentMessageListenerContainer;

/// Measures how fast the approval service works off what waits on Kafka. What is put there is
/// complete before the service may read it, so that nothing else takes part in the measured time.
final class DecisionRun {

  /// Until then a third of the processor compiles, as it does not in a service that has run for a while.
  static final int WARM_UP = 6;

  private static final int PROJECTS = 100;

  /// The last vote passes its gate and opens the next one.
  private static final int EVENTS_A_RELEASE = Load.VOTERS + 2;

  private final EventLog log;
  private final ConcurrentMessageListenerContainer<?, ?> inputs;
  private final List<ProjectDefinition> projects =
      IntStream.range(0, PROJECTS).mapToObj(Load::project).toList();
  private int next;

  DecisionRun(EventLog log, ConfigurableApplicationContext approval) {
    this.log = log;
    this.inputs = approval.getBean("releaseInputs", ConcurrentMessageListenerContainer.class);
  }

  /// Opens new releases and returns how many a second, from the first read until the last event is
  /// published.
  double open(int releases) {
    List<Integer> numbers = take(releases);
    return work(numbers.stream().map(n -> Load.build(project(n), n)), releases, 2L * releases);
  }

  /// Votes on releases that were opened before it began, each vote of a release far from the next.
  double vote(int releases) {
    int first = next;
    double _ = open(releases);
    List<Integer> numbers = IntStream.range(first, next).boxed().toList();
    Stream<Outbound> votes =
        IntStream.range(0, Load.VOTERS)
            .boxed()
            .flatMap(voter ->
                numbers.stream()
                    .map(n -> Load.vote(project(n), Load.release(project(n), n), voter)));
    return work(votes, releases * Load.VOTERS, (long) releases * EVENTS_A_RELEASE);
  }

  private List<Integer> take(int count) {
    int first = next;
    next += count;
    return IntStream.range(first, next).boxed().toList();
  }

  private ProjectDefinition project(int number) {
    return projects.get(number % projects.size());
  }

  private double work(Stream<Outbound> events, int count, long results) {
    inputs.pause();
    while (!inputs.isContainerPaused()) {
      EventLog.pause(Duration.ofMillis(5));
    }
    long before = log.end(Topics.RELEASES);
    log.publish(events);
    long start = System.nanoTime();
    inputs.resume();
    log.await(Topics.RELEASES, before + results);
    return count / Ceilings.seconds(start);
  }
}
