package dev.slipway.deployer.kafka;

import dev.slipway.contract.Envelope;
import dev.slipway.contract.Event;
import dev.slipway.contract.approval.DeployRequested;
import dev.slipway.contract.approval.EnvironmentRemovalRequested;
import dev.slipway.contract.deployer.DeployerEvent;
import dev.slipway.contract.deployer.DeployerEvent.DeployFailed;
import dev.slipway.contract.deployer.DeployerEvent.EnvironmentRemovalFailed;
import dev.slipway.contract.deployment.Diagnosis;
import dev.slipway.contract.text.ForeignText;
import dev.slipway.deployer.DeployerProperties;
import dev.slipway.messaging.EventIds;
import dev.slipway.messaging.EventJson;
import dev.slipway.messaging.EventTypes;
import dev.slipway.messaging.Received;
import dev.slipway.messaging.ServiceIdentity;
import dev.slipway.messaging.consumer.Substitutes;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
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
        Optional.ofNullable(header(record, "ce_type")).flatMap(types::find);
    return type
        .flatMap(found -> failure(found, record))
        .map(failed -> received(record, failed))
        .stream()
        .toList();
  }

  private Optional<DeployerEvent> failure(
      Class<? extends Event> type, ConsumerRecord<String, byte[]> record) {
    if (record.value() == null) {
      return Optional.empty();
    }
    try {
      return failure(type, EventJson.mapper().readTree(record.value()), place(record))
          .filter(failed -> failed.project().equals(record.key()));
    } catch (RuntimeException | StackOverflowError _) {
      // Not even what it is about can be read.
      return Optional.empty();
    }
  }

  /// @throws RuntimeException if a field is missing that names the deployment
  private Optional<DeployerEvent> failure(
      Class<? extends Event> type, JsonNode request, String place) {
    String cluster = request.path("to").path("cluster").asString(properties.cluster());
    if (!cluster.equals(properties.cluster())) {
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
    String id = EventIds.derive(place(record) + "/unreadable", 0);
    String correlation = header(record, "correlationid");
    return new Received(
        new Envelope<>(
            id,
            service.source(),
            clock.instant(),
            failed.release(),
            correlation == null ? id : correlation,
            header(record, "ce_id"),
            header(record, "traceparent"),
            failed),
        record.topic(),
        record.partition(),
        record.offset());
  }

  private static String place(ConsumerRecord<String, byte[]> record) {
    return record.topic() + "-" + record.partition() + "@" + record.offset();
  }

  private static @Nullable String header(ConsumerRecord<String, byte[]> record, String name) {
    Header header = record.headers().lastHeader(name);
    return header == null || header.value() == null
        ? null
        : ForeignText.storable(new String(header.value(), StandardCharsets.UTF_8));
  }
}
