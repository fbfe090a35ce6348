package dev.slipway.e2e.faults;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/// The faults of a run in their order, and the actions of people meanwhile: both follow from the seed alone.
///
/// @param seed reproduces it
/// @param journeys what is built, and what people make of it
/// @param faults one after the other
record Schedule(long seed, List<Journey> journeys, List<Fault> faults) {

  static final int PROJECTS = 8;

  private static final List<String> SERVICES =
      List.of(
          "gateway-1",
          "gateway-2",
          "approval-1",
          "approval-2",
          "notifier-1",
          "notifier-2",
          "deployer-1",
          "deployer-2");
  private static final List<String> METHODS = List.of("chat.postMessage", "chat.update");
  private static final List<String> MODES =
      List.of(
          "ratelimited",
          "http_500",
          "ok_false",
          "timeout_after_accept",
          "connection_lost_after_accept");

  /// The way of a build through the system.
  enum Course {
    DEPLOYED,
    REJECTED,
    CLOSED,
    BROKEN
  }

  /// A build and its way.
  ///
  /// @param twice whether CI sends it twice
  record Journey(int number, String project, Course course, boolean twice, boolean guest) {
    String target() {
      return "feature/" + number;
    }

    String image() {
      return "registry.example.org/app:" + (course == Course.BROKEN ? "bad-" : "v") + number;
    }
  }

  /// @param rounds each brings every kind of fault once
  static Schedule of(long seed, int releases, int rounds) {
    Random random = new Random(seed);
    List<Journey> journeys = new ArrayList<>();
    for (int i = 0; i < releases; i++) {
      int dice = random.nextInt(10);
      Course course =
          dice < 6
              ? Course.DEPLOYED
              : dice < 8 ? Course.REJECTED : dice < 9 ? Course.CLOSED : Course.BROKEN;
      journeys.add(
          new Journey(
              i,
              "fault-" + random.nextInt(PROJECTS),
              course,
              random.nextInt(3) == 0,
              random.nextInt(4) == 0));
    }
    List<Fault> faults = new ArrayList<>();
    for (int round = 0; round < rounds; round++) {
      List<Fault> all = round(random);
      Collections.shuffle(all, random);
      faults.addAll(all);
    }
    return new Schedule(seed, List.copyOf(journeys), List.copyOf(faults));
  }

  private static List<Fault> round(Random random) {
    List<Fault> faults = new ArrayList<>();
    for (String service : List.of("gateway", "approval", "notifier", "deployer")) {
      faults.add(new Fault.Kill(service + "-" + (1 + random.nextInt(2)), seconds(random, 0, 3)));
    }
    faults.add(new Fault.Kill("kafka", seconds(random, 0, 2)));
    faults.add(new Fault.Kill("postgres", seconds(random, 0, 2)));
    // Longer than the session's four seconds.
    faults.add(new Fault.Freeze(any(random, SERVICES), seconds(random, 6, 9)));
    faults.add(new Fault.Freeze("approval-" + (1 + random.nextInt(2)), seconds(random, 6, 9)));
    faults.add(new Fault.Sever(any(random, List.of(Fault.Net.values())), seconds(random, 3, 8)));
    faults.add(new Fault.Cut(any(random, List.of(Fault.Net.values())), Duration.ZERO));
    faults.add(
        new Fault.Slow(
            any(random, List.of(Fault.Net.values())),
            Duration.ofMillis(50 + random.nextInt(150)),
            seconds(random, 3, 6)));
    for (String mode : MODES) {
      faults.add(
          new Fault.Chat(any(random, METHODS), mode, 1 + random.nextInt(4), seconds(random, 1, 3)));
    }
    return faults;
  }

  private static Duration seconds(Random random, int from, int to) {
    return Duration.ofSeconds(from + (long) random.nextInt(to - from + 1));
  }

  private static <T> T any(Random random, List<T> all) {
    return all.get(random.nextInt(all.size()));
  }
}
