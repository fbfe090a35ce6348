package dev.slipway.notifier.intake;

import dev.slipway.contract.CommandOrigin;
import dev.slipway.contract.Event;
import dev.slipway.contract.approval.ReleaseEvent;
import dev.slipway.contract.approval.ReleaseEvent.CommandRefused;
import dev.slipway.contract.approval.ReleaseEvent.InputLost;
import dev.slipway.contract.approval.ReleaseEvent.InteractionRefused;
import dev.slipway.contract.gateway.ChatQuestion;
import dev.slipway.contract.people.Account;
import dev.slipway.contract.people.Actor;
import dev.slipway.contract.release.ReleaseSnapshot;
import dev.slipway.contract.text.ForeignText;
import dev.slipway.messaging.EventCodec;
import dev.slipway.messaging.EventJson;
import dev.slipway.messaging.EventTypes;
import dev.slipway.messaging.Received;
import dev.slipway.messaging.ServiceIdentity;
import dev.slipway.messaging.consumer.DeadLetters;
import dev.slipway.messaging.consumer.Substitutes;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/// The messages in place of records that are put aside: whoever asked learns that there is no answer, and a project's
/// channel that something about a release cannot be shown.
@Component
final class LostMessages implements Substitutes {

  private static final int LONGEST_REASON = 300;

  private final EventTypes types;
  private final ServiceIdentity service;

  LostMessages(EventTypes types, ServiceIdentity service) {
    this.types = types;
    this.service = service;
  }

  @Override
  public List<Received> of(
      ConsumerRecord<String, byte[]> record, @Nullable Received event, String reason) {
    String type = EventCodec.text(record.headers(), "ce_type");
    if (type == null || record.key() == null || record.value() == null) {
      return List.of();
    }
    try {
      JsonNode tree = EventJson.mapper().readTree(record.value());
      return types
          .find(type)
          .flatMap(found -> instead(found, record, tree, event != null, reason))
          .map(lost -> received(record, lost))
          .stream()
          .toList();
    } catch (RuntimeException | StackOverflowError _) {
      // Not even who asked, or where, can be read.
      return List.of();
    }
  }

  /// @throws RuntimeException if a field is missing that says whom to tell
  private static Optional<Event> instead(
      Class<? extends Event> type,
      ConsumerRecord<String, byte[]> record,
      JsonNode tree,
      boolean readable,
      String reason) {
    if (ChatQuestion.class.isAssignableFrom(type)) {
      boolean home = tree.path("about").asString("").equals("home");
      return home ? Optional.empty() : Optional.of(reply(record, tree, author(tree), true));
    }
    boolean addressed = tree.path("origin").hasNonNull("channel");
    if (addressed && (type == InteractionRefused.class || type == CommandRefused.class)) {
      Actor refused = EventJson.mapper().treeToValue(tree.required("actor"), Actor.class);
      return Optional.of(reply(record, tree, refused, false));
    }
    return ReleaseEvent.class.isAssignableFrom(type)
        ? ofRelease(record, tree, readable, reason)
        : Optional.empty();
  }

  private static Actor author(JsonNode question) {
    return Actor.stranger(
        new Account(
            question.required("origin").required("platform").asString(),
            question.required("user").asString()));
  }

  private static Event reply(
      ConsumerRecord<String, byte[]> record, JsonNode tree, Actor recipient, boolean question) {
    JsonNode origin = tree.required("origin");
    return new LostMessage(
        record.key(),
        new CommandOrigin(
            origin.required("platform").asString(),
            origin.required("channel").asString(),
            origin.path("reply").asStringOpt().orElse(null)),
        recipient,
        question,
        DeadLetters.place(record));
  }

  /// With the release as the record has it, so that its messages show it though the event is lost; without, if that
  /// is what the database refused.
  private static Optional<Event> ofRelease(
      ConsumerRecord<String, byte[]> record, JsonNode tree, boolean readable, String reason) {
    ReleaseSnapshot release = readable ? null : snapshot(tree.path("release"));
    String id = EventCodec.text(record.headers(), "ce_subject");
    String channel = tree.path("release").path("channel").asString("");
    return id == null || channel.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new InputLost(
                record.key(),
                id,
                release,
                channel,
                String.valueOf(EventCodec.text(record.headers(), "ce_type")),
                DeadLetters.place(record),
                ForeignText.limit(ForeignText.clean(reason), LONGEST_REASON)));
  }

  private static @Nullable ReleaseSnapshot snapshot(JsonNode release) {
    try {
      return EventJson.mapper().treeToValue(release, ReleaseSnapshot.class);
    } catch (RuntimeException _) {
      return null;
    }
  }

  private Received received(ConsumerRecord<String, byte[]> record, Event event) {
    return Substitutes.instead(
        record,
        "lost",
        service.source(),
        Instant.ofEpochMilli(record.timestamp()),
        event instanceof InputLost lost ? lost.releaseId() : event.project(),
        event);
  }
}
