package dev.slipway.deployer.kafka;

import dev.slipway.contract.Event;
import dev.slipway.contract.approval.DeployRequested;
import dev.slipway.contract.approval.EnvironmentRemovalRequested;
import dev.slipway.contract.deployer.DeployerEvent;
import dev.slipway.contract.deployer.DeployerEvent.DeployFailed;
import dev.slipway.contract.deployer.DeployerEvent.EnvironmentRemovalFailed;
import dev.slipway.contract.deployment.Diagnosis;
import dev.slipway.deployer.DeployerProperties;
import dev.slipway.messaging.EventCodec;
import dev.slipway.messaging.EventJson;
import dev.slipway.messaging.EventTypes;
import dev.slipway.messaging.Received;
import dev.slipway.messaging.ServiceIdentity;
import dev.slipway.messaging.consumer.DeadLetters;
import dev.slipway.messaging.consumer.Substitutes;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/// The failures that are reported in place of requests that cannot be read: without them a release would wait for a
/// deployer that has put its request aside.
@Component
final class UnreadableRequests implements Substitutes {

  private static final String REASON = "RequestUnreadable";

  private final EventTypes types;
  private final DeployerProperties properties;
  private final ServiceIdentity service;
  private final Clock clock;

  UnreadableRequests(
      EventTypes types, DeployerProperties properties, ServiceIdentity service, Clock clock) {
    this.types = types;
    this.properties = properties;
    this.service = service;
    this.clock = clock;
  }

  @Override
  public List<Received> of(
      ConsumerRecord<String, byte[]> record, @Nullable Received event, String reason) {
    Optional<Class<? extends Event>> type =
        Optional.ofNullable(EventCodec.text(record.headers(), "ce_type")).flatMap(types::find);
    return type
        .flatMap(found -> failure(found, record))
        .map(failed -> received(record, failed))
        .stream()
        .toList();
  }

  /// A release whose deployment has failed is decided without it: a deployer that can read the request must not carry it
  /// out afterwards.
  @Override
  public boolean areFinal() {
    return true;
  }

  /// Each cluster's deployer reads all requests: the one of another puts aside a letter of its own.
  @Override
  public boolean isForOthers(ConsumerRecord<String, byte[]> record) {
    if (record.value() == null) {
      return false;
    }
    try {
      return !cluster(EventJson.mapper().readTree(record.value())).equals(properties.cluster());
    } catch (RuntimeException | StackOverflowError _) {
      return false;
    }
  }

  /// Its own if the request names none.
  private String cluster(JsonNode request) {
    return request.path("to").path("cluster").asString(properties.cluster());
  }

  private Optional<DeployerEvent> failure(
      Class<? extends Event> type, ConsumerRecord<String, byte[]> record) {
    if (record.value() == null) {
      return Optional.empty();
    }
    try {
      return failure(type, EventJson.mapper().readTree(record.value()), DeadLetters.place(record))
          .filter(failed -> failed.project().equals(record.key()));
    } catch (RuntimeException | StackOverflowError _) {
      // Not even what it is about can be read.
      return Optional.empty();
    }
  }

  /// @throws RuntimeException if a field is missing that names the deployment
  private Optional<DeployerEvent> failure(
      Class<? extends Event> type, JsonNode request, String place) {
    if (!cluster(request).equals(properties.cluster())) {
      return Optional.empty();
    }
    String project = request.required("project").asString();
    String release = request.required("release").asString();
    String slot = request.required("slot").asString();
    long sequence = request.required("sequence").asLong();
    if (type == DeployRequested.class) {
      return Optional.of(new DeployFailed(project, release, slot, sequence, why("deploy", place)));
    }
    return type == EnvironmentRemovalRequested.class
        ? Optional.of(
            new EnvironmentRemovalFailed(project, release, slot, sequence, why("removal", place)))
        : Optional.empty();
  }

  private static Diagnosis why(String request, String place) {
    return Diagnosis.of(
        REASON,
        "The deployer could not read the %s request (dead letter %s), so it did nothing. Deploy again; if that does not help, upgrade the deployer, or look at the dead letter with `slipway dead-letters list`."
            .formatted(request, place));
  }

  private Received received(ConsumerRecord<String, byte[]> record, DeployerEvent failed) {
    return Substitutes.instead(
        record, "unreadable", service.source(), clock.instant(), failed.release(), failed);
  }
}
