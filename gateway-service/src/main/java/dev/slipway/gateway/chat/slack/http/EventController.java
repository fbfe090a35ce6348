package dev.slipway.gateway.chat.slack.http;

import dev.slipway.gateway.chat.slack.SlackEvents;
import dev.slipway.gateway.web.RawBody;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.RestController;

/// The request URL of Slack's Events API.
@RestController
class EventController {

  private final SlackRequests requests;
  private final SlackEvents events;

  EventController(SlackRequests requests, SlackEvents events) {
    this.requests = requests;
    this.events = events;
  }

  @Operation(
      summary = "An event of Slack's",
      description = "Answered 200 once it is durable; Slack sends it again otherwise.")
  @ApiResponse(responseCode = "200", description = "Taken, or nothing that concerns Slipway")
  @ApiResponse(responseCode = "400", description = "No event of Slack's")
  @ApiResponse(responseCode = "503", description = "Not taken; send it again")
  @SlackEndpoint(value = "/slack/events", consumes = MediaType.APPLICATION_JSON_VALUE)
  ResponseEntity<String> event(HttpServletRequest request) {
    RawBody body = requests.read(request);
    return events
        .take(body.text())
        .map(challenge -> ResponseEntity.ok().contentType(MediaType.TEXT_PLAIN).body(challenge))
        .orElseGet(() -> ResponseEntity.ok().build());
  }
}
