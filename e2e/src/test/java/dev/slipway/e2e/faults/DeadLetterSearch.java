package dev.slipway.e2e.faults;

/// Looks for what a service puts aside of one project from now on.
final class DeadLetterSearch {

  private final Fleet fleet;
  private final String suffix;
  private final String project;
  private final long before;

  DeadLetterSearch(Fleet fleet, String service, String project) {
    this.fleet = fleet;
    this.suffix = "." + service + ".dlt";
    this.project = project;
    this.before = count();
  }

  boolean isFound() {
    return count() > before;
  }

  private long count() {
    return Topic.named(fleet.kafka(), suffix).stream()
        .flatMap(topic -> Topic.read(fleet.kafka(), topic).stream())
        .filter(record -> project.equals(record.key()))
        .count();
  }
}
