package dev.slipway.approval.release.wire;

import dev.slipway.contract.Event;
import dev.slipway.contract.deployer.DeployerEvent;
import dev.slipway.contract.deployer.DeployerEvent.DeployFailed;
import dev.slipway.contract.deployer.DeployerEvent.DeployOvertaken;
import dev.slipway.contract.deployer.DeployerEvent.DeploySucceeded;
import dev.slipway.contract.deployer.DeployerEvent.EnvironmentRemovalFailed;
import dev.slipway.contract.deployer.DeployerEvent.EnvironmentRemoved;
import dev.slipway.contract.deployment.Diagnosis;
import dev.slipway.contract.text.ForeignText;
import dev.slipway.messaging.EventCodec;
import dev.slipway.messaging.EventTypes;
import dev.slipway.messaging.Received;
import dev.slipway.messaging.consumer.DeadLetters;
import dev.slipway.messaging.consumer.Substitutes;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Decides what is handled in place of a record that was put aside. A result of a deployment counts as failed, so that
/// its environment is not blocked for ever; everything else is said at its release.
@Component
final class LostRecords implements Substitutes {

  private static final int LONGEST_REASON = 300;

  private final EventTypes types;

  LostRecords(EventTypes types) {
    this.types = types;
  }

  @Override
  public List<Received> of(
      ConsumerRecord<String, byte[]> record, @Nullable Received received, String reason) {
    String type = EventCodec.text(record.headers(), "ce_type");
    String project = record.key();
    if (type == null || project == null) {
      return List.of();
    }
    String place = DeadLetters.place(record);
    Event event =
        received == null
            ? types
                .find(type)
                .flatMap(found -> PartialEvents.read(found, record.value()))
                .orElse(null)
            : received.event();
    if (event != null && !project.equals(event.project())) {
      // What it means belongs to another partition's thread, which decides that project in order.
      return List.of();
    }
    String release = EventCodec.text(record.headers(), "ce_subject");
    if (event instanceof DeployerEvent result) {
      return unreadable(result, place).map(failed -> received(record, failed)).stream().toList();
    }
    return release == null || release.equals(project)
        ? List.of()
        : List.of(
            received(
                record,
                new LostRecord(
                    project,
                    release,
                    event,
                    type,
                    place,
                    ForeignText.limit(ForeignText.clean(reason), LONGEST_REASON))));
  }

  /// Empty for what is only on its way: an outcome will follow.
  private static Optional<DeployerEvent> unreadable(DeployerEvent result, String place) {
    Diagnosis why =
        Diagnosis.of(
            Diagnosis.RESULT_UNREADABLE,
            "The deployer reported a result that could not be read (dead letter %s), so it counts as"
                    .formatted(place)
                + " failed. Look at what runs there, then deploy again.");
    return switch (result) {
      case DeploySucceeded _, DeployFailed _, DeployOvertaken _ ->
          Optional.of(
              new DeployFailed(
                  result.project(), result.release(), result.slot(), result.sequence(), why));
      case EnvironmentRemoved _, EnvironmentRemovalFailed _ ->
          Optional.of(
              new EnvironmentRemovalFailed(
                  result.project(), result.release(), result.slot(), result.sequence(), why));
      default -> Optional.empty();
    };
  }

  private static Received received(ConsumerRecord<String, byte[]> record, Event event) {
    return Substitutes.instead(
        record,
        "lost",
        "/slipway/approval-service",
        time(record),
        event instanceof DeployerEvent result ? result.release() : release(event),
        event);
  }

  private static String release(Event event) {
    return event instanceof LostRecord lost ? lost.release() : event.project();
  }

  private static Instant time(ConsumerRecord<String, byte[]> record) {
    try {
      String time = EventCodec.text(record.headers(), "ce_time");
      return time == null ? Instant.ofEpochMilli(record.timestamp()) : Instant.parse(time);
    } catch (DateTimeException _) {
      return Instant.ofEpochMilli(record.timestamp());
    }
  }
}
