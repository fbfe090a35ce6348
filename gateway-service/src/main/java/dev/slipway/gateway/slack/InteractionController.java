package dev.slipway.gateway.slack;

import dev.slipway.contract.Envelope;
import dev.slipway.contract.Topics;
import dev.slipway.contract.gateway.SlackInteraction;
import dev.slipway.gateway.project.ProjectCatalogue;
import dev.slipway.gateway.web.Problems;
import dev.slipway.gateway.web.RawBody;
import dev.slipway.messaging.EventIds;
import dev.slipway.messaging.EventPublisher;
import dev.slipway.messaging.Outbound;
import dev.slipway.messaging.PublishFailedException;
import dev.slipway.messaging.ServiceIdentity;
import dev.slipway.tracing.LogContext;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.MediaType;
import org.springframework.web.ErrorResponseException;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;

/// Slack's interactivity URL.
@RestController
class InteractionController {

  private static final Logger log = LoggerFactory.getLogger(InteractionController.class);
  private static final int LIMIT = 1024 * 1024;

  private final SlackRequests requests;
  private final ProjectCatalogue projects;
  private final EventPublisher publisher;
  private final ServiceIdentity service;
  private final Clock clock;
  private final Counter ignored;
  private final MeterRegistry meters;

  InteractionController(
      SlackRequests requests,
      ProjectCatalogue projects,
      EventPublisher publisher,
      ServiceIdentity service,
      Clock clock,
      MeterRegistry meters) {
    this.requests = requests;
    this.projects = projects;
    this.publisher = publisher;
    this.service = service;
    this.clock = clock;
    this.ignored = meters.counter("slipway.deliveries.ignored", "source", "slack");
    this.meters = meters;
  }

  @Operation(
      summary = "A click in Slack",
      description =
          "Answered 200 once the click is durable. Whether the person may is decided afterwards, and"
              + " told to them in Slack.")
  @ApiResponse(responseCode = "200", description = "Taken, or nothing that concerns a release")
  @ApiResponse(
      responseCode = "400",
      description = "Not a payload that Slack sends for our messages")
  @ApiResponse(responseCode = "401", description = "Not signed by Slack, or not now")
  @ApiResponse(responseCode = "404", description = "No such project")
  @ApiResponse(responseCode = "413", description = "More than 1 MiB")
  @ApiResponse(responseCode = "415", description = "No form")
  @ApiResponse(responseCode = "503", description = "Not taken; click again")
  @PostMapping(
      path = {"/slack/interactions", "/slack-interactions"},
      consumes = MediaType.APPLICATION_FORM_URLENCODED_VALUE)
  void interact(
      HttpServletRequest request,
      @RequestHeader(name = "X-Slack-Request-Timestamp", required = false)
          @Nullable String timestamp,
      @RequestHeader(name = "X-Slack-Signature", required = false) @Nullable String signature) {
    RawBody body = RawBody.read(request, LIMIT);
    requests.require(body, timestamp, signature);
    InteractionPayload payload = InteractionPayload.read(body.form());
    String value = payload.isClick() ? payload.value().orElse(null) : null;
    if (value == null) {
      ignored.increment();
      return;
    }
    publish(button(value), payload, body);
  }

  private ButtonValue button(String value) {
    ButtonValue button =
        ButtonValue.parse(value)
            .orElseThrow(
                () -> refused(Problems.malformed("The button's value is none of Slipway's.")));
    if (projects.find(button.project()).isEmpty()) {
      throw refused(Problems.unknownProject("There is no project '" + button.project() + "'."));
    }
    return button;
  }

  private ErrorResponseException refused(ErrorResponseException problem) {
    meters.counter("slipway.requests.refused", "endpoint", "slack").increment();
    return problem;
  }

  private void publish(ButtonValue button, InteractionPayload payload, RawBody body) {
    SlackInteraction interaction =
        new SlackInteraction(
            button.project(),
            button.release(),
            button.gate(),
            button.choice(),
            button.attempt(),
            payload.user(),
            payload.channel(),
            payload.message());
    try (LogContext _ = LogContext.of(button.release(), button.release(), null)) {
      // The same bytes are the same click: each carries the time and trigger of its own.
      publisher.publish(
          List.of(
              new Outbound(
                  Topics.INTERACTIONS,
                  new Envelope<>(
                      EventIds.derive(body.digest(), 0),
                      service.source(),
                      clock.instant(),
                      button.release(),
                      button.release(),
                      null,
                      null,
                      interaction))));
      log.info("release {}: click at {} taken", button.release(), button.gate());
    } catch (PublishFailedException e) {
      log.warn("release {}: click not taken, Kafka does not acknowledge", button.release());
      throw Problems.unavailable(
          "The click was not taken, since the event log does not answer. Click again.", e);
    }
  }
}
