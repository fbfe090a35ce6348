package dev.slipway.notifier.delivery.message;

import dev.slipway.contract.people.Person;
import dev.slipway.contract.release.DeployBuilder;
import dev.slipway.contract.release.Outcome;
import dev.slipway.contract.release.StepSnapshot.Deploy;
import dev.slipway.contract.release.StepSnapshot.DeployStatus;
import dev.slipway.contract.release.StepSnapshot.GateStatus;
import dev.slipway.contract.release.StepSnapshot.Pods;
import dev.slipway.view.Releases;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.IntStream;

/// One release's way to production with six people of QA and four owners: its snapshots and when they come.
final class LoadScript {

  private static final List<Person> QA = people("qa", 6);
  private static final List<Person> OWNERS = people("owner", 4);

  private final Random random;
  private final List<Moment> moments = new ArrayList<>();
  private Instant now;
  private Releases release;

  /// A snapshot, and when it comes.
  record Moment(Instant at, Releases release) {}

  private LoadScript(String id, Instant start, Random random) {
    this.random = random;
    this.now = start;
    this.release = Releases.opened(id).people("qa-check", QA).people("go-live", OWNERS);
  }

  static List<Moment> of(String id, Instant start, Random random) {
    LoadScript script = new LoadScript(id, start, random);
    script.toQa();
    script.decide();
    script.toProduction();
    return script.moments;
  }

  private void toQa() {
    is(release);
    for (int ready = 0; ready < 3; ready++) {
      after(2, 8, release.qaUnderWay(ready, null));
    }
    after(2, 6, release.deployedToQa());
  }

  /// Three to six of QA vote one after the other; an owner decides when they like.
  private void decide() {
    Instant decision = now.plusSeconds(60 + random.nextInt(180));
    List<Person> voters = new ArrayList<>(QA);
    Collections.shuffle(voters, random);
    List<Instant> times =
        IntStream.range(0, 3 + random.nextInt(4))
            .mapToObj(_ -> now.plusSeconds(10 + random.nextInt(150)))
            .filter(decision::isAfter)
            .sorted(Comparator.naturalOrder())
            .toList();
    for (Instant time : times) {
      now = time;
      is(release.vote("qa-check", voters.removeFirst(), "approve"));
    }
    now = decision;
    Person owner = OWNERS.get(random.nextInt(OWNERS.size()));
    is(
        release
            .vote("go-live", owner, "deploy")
            .status("qa-check", GateStatus.CLOSED)
            .status("go-live", GateStatus.PASSED)
            .production(DeployStatus.DEPLOYING, owner, 1));
  }

  private void toProduction() {
    for (int ready = 0; ready < 3; ready++) {
      after(2, 10, release.with(under(new Pods(ready, 3))));
    }
    after(
        2,
        8,
        release
            .production(DeployStatus.DEPLOYED, OWNERS.getFirst(), 1)
            .finished(Outcome.COMPLETED, OWNERS.getFirst()));
  }

  private static Deploy under(Pods pods) {
    return DeployBuilder.builder()
        .name("production")
        .status(DeployStatus.DEPLOYING)
        .attempt(1)
        .pods(pods)
        .build();
  }

  private void after(int least, int most, Releases next) {
    now = now.plus(Duration.ofMillis(random.nextLong(least * 1_000L, most * 1_000L)));
    is(next);
  }

  private void is(Releases next) {
    release = next;
    moments.add(new Moment(now, next));
  }

  private static List<Person> people(String group, int number) {
    return IntStream.rangeClosed(1, number)
        .mapToObj(i ->
            new Person(group + "-" + i, "U0" + group.toUpperCase(Locale.ROOT) + i, null, List.of()))
        .toList();
  }
}
