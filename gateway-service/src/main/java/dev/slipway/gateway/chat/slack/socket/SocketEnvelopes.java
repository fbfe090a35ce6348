package dev.slipway.gateway.chat.slack.socket;

import com.google.gson.JsonElement;
import com.slack.api.socket_mode.request.SocketModeEnvelope;
import dev.slipway.contract.Sha256;
import dev.slipway.gateway.chat.slack.CommandAnswer;
import dev.slipway.gateway.chat.slack.SlackCommands;
import dev.slipway.gateway.chat.slack.SlackEvents;
import dev.slipway.gateway.chat.slack.SlackText;
import dev.slipway.gateway.chat.slack.interaction.InteractionPayload;
import dev.slipway.gateway.chat.slack.interaction.Interactions;
import dev.slipway.gateway.chat.slack.interaction.PrivateReplies;
import dev.slipway.gateway.web.GatewayProblems;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.web.ErrorResponseException;
import tools.jackson.databind.json.JsonMapper;

/// Handles the envelopes of Slack's socket as the requests to the URLs. An envelope is acknowledged once what
/// it holds is durable, or is refused for good, which whoever can be told is told; one that is not, Slack delivers again
/// or tells the person.
@Component
class SocketEnvelopes {

  private static final Logger log = LoggerFactory.getLogger(SocketEnvelopes.class);

  private final Interactions interactions;
  private final SlackCommands commands;
  private final SlackEvents events;
  private final PrivateReplies replies;
  private final Counter refused;

  SocketEnvelopes(
      Interactions interactions,
      SlackCommands commands,
      SlackEvents events,
      PrivateReplies replies,
      MeterRegistry meters) {
    this.replies = replies;
    this.interactions = interactions;
    this.commands = commands;
    this.events = events;
    this.refused = meters.counter("slipway.requests.refused", "endpoint", "slack-socket");
  }

  /// Handles a payload; its answer is null for an empty acknowledgement.
  @FunctionalInterface
  private interface Taking {
    @Nullable Object take(String payload);
  }

  /// Answers a payload that was refused for good; null for an empty acknowledgement. Over HTTP, Slack shows the person
  /// that a request has failed; an acknowledged envelope shows nothing.
  @FunctionalInterface
  private interface Refusing {
    @Nullable Object refuse(String payload, String why);
  }

  /// The acknowledgement, empty where there must be none.
  Optional<String> interaction(SocketModeEnvelope envelope) {
    return take(
        envelope,
        payload ->
            interactions.take(InteractionPayload.parse(payload), digest(payload)).orElse(null),
        (payload, why) -> {
          replies.refused(payload, why);
          return null;
        });
  }

  /// The acknowledgement, empty where there must be none.
  Optional<String> command(SocketModeEnvelope envelope) {
    return take(
        envelope,
        payload -> commands.take(form(envelope.getPayload()), digest(payload)).orElse(null),
        (_, why) -> new CommandAnswer("Nothing was done: " + SlackText.escaped(why)));
  }

  /// The acknowledgement, empty where there must be none.
  Optional<String> event(SocketModeEnvelope envelope) {
    return take(
        envelope,
        payload -> {
          events.take(payload);
          return null;
        },
        (_, _) -> null);
  }

  private Optional<String> take(SocketModeEnvelope envelope, Taking taking, Refusing refusing) {
    try {
      JsonElement payload = envelope.getPayload();
      if (payload == null || !payload.isJsonObject()) {
        throw GatewayProblems.malformed("The envelope has no payload.");
      }
      return Optional.of(acknowledged(envelope, taking.take(payload.toString())));
    } catch (ErrorResponseException e) {
      return failed(envelope, e, refusing);
    } catch (RuntimeException e) {
      log.error("Slack: an envelope could not be handled and is not acknowledged", e);
      return Optional.empty();
    }
  }

  /// To deliver again what is none of ours would not help.
  private Optional<String> failed(
      SocketModeEnvelope envelope, ErrorResponseException problem, Refusing refusing) {
    if (problem.getStatusCode().is5xxServerError()) {
      return Optional.empty();
    }
    refused.increment();
    String why = Objects.requireNonNullElse(problem.getBody().getDetail(), "it was refused.");
    log.warn("Slack: an envelope was refused: {}", why);
    JsonElement payload = envelope.getPayload();
    boolean known = payload != null && payload.isJsonObject();
    return Optional.of(
        acknowledged(envelope, known ? refusing.refuse(payload.toString(), why) : null));
  }

  private static String acknowledged(SocketModeEnvelope envelope, @Nullable Object answer) {
    Map<String, Object> response = new LinkedHashMap<>();
    response.put("envelope_id", envelope.getEnvelopeId());
    if (answer != null) {
      response.put("payload", answer);
    }
    return JsonMapper.shared().writeValueAsString(response);
  }

  private static String digest(String payload) {
    return HexFormat.of().formatHex(Sha256.of(payload));
  }

  private static Map<String, String> form(JsonElement payload) {
    return payload.getAsJsonObject().entrySet().stream()
        .filter(field -> field.getValue().isJsonPrimitive())
        .collect(Collectors.toMap(Map.Entry::getKey, field -> field.getValue().getAsString()));
  }
}
