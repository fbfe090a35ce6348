package dev.slipway.e2e.faults;

import java.util.stream.IntStream;

/// The health that the replicas of a service report.
final class Healths {

  private final Fleet fleet;
  private final Web web;

  Healths(Fleet fleet, Web web) {
    this.fleet = fleet;
    this.web = web;
  }

  /// True if every replica's health has these words.
  boolean all(String service, String words) {
    return IntStream.rangeClosed(1, 2).allMatch(replica -> of(service, replica).contains(words));
  }

  /// True if a replica's health has these words.
  boolean any(String service, String words) {
    return IntStream.rangeClosed(1, 2).anyMatch(replica -> of(service, replica).contains(words));
  }

  private String of(String service, int replica) {
    return web.get(fleet.url(service + "-" + replica, "/actuator/health")).body();
  }
}
