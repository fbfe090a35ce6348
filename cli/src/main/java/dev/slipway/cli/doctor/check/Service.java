package dev.slipway.cli.doctor.check;

import dev.slipway.contract.Topics;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// The services, each with what it needs.
public enum Service {
  GATEWAY(
      List.of(Topics.PROJECTS),
      List.of(Topics.PROJECTS, Topics.BUILDS, Topics.INTERACTIONS, Topics.QUESTIONS)),
  APPROVAL(
      List.of(
          Topics.PROJECTS,
          Topics.BUILDS,
          Topics.INTERACTIONS,
          Topics.TIMERS,
          Topics.DEPLOYMENT_RESULTS),
      List.of(Topics.RELEASES, Topics.DEPLOYMENTS, Topics.TIMERS, Topics.INTERACTIONS)),
  NOTIFIER(List.of(Topics.RELEASES, Topics.QUESTIONS), List.of()),
  DEPLOYER(List.of(Topics.DEPLOYMENTS), List.of(Topics.DEPLOYMENT_RESULTS));

  @SuppressWarnings("ImmutableEnumChecker") // Made by List.of.
  private final List<String> reads;

  @SuppressWarnings("ImmutableEnumChecker") // Made by List.of.
  private final List<String> writes;

  Service(List<String> reads, List<String> writes) {
    this.reads = reads;
    this.writes = writes;
  }

  /// As options, variables and the services' own configuration name it.
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  /// The service of that label, empty for any other word.
  public static Optional<Service> of(String label) {
    return Arrays.stream(values()).filter(service -> service.label().equals(label)).findFirst();
  }

  /// As sentences name it.
  public String title() {
    return this == APPROVAL ? "approval service" : label();
  }

  /// The topics that it reads.
  public List<String> reads() {
    return reads;
  }

  /// The topics that it writes, beside its dead-letter topics.
  public List<String> writes() {
    return writes;
  }

  /// The beginning of its consumer groups; empty for the gateway, which reads without one.
  public Optional<String> group() {
    return this == GATEWAY ? Optional.empty() : Optional.of(label() + "-service");
  }

  /// Whether it calls Slack or is called by it.
  public boolean hasChat() {
    return this == GATEWAY || this == NOTIFIER;
  }

  /// Whether it keeps a PostgreSQL database of its own.
  public boolean hasDatabase() {
    return this == APPROVAL || this == NOTIFIER;
  }
}
