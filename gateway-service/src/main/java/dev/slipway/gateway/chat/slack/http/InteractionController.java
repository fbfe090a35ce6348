package dev.slipway.gateway.chat.slack.http;

import dev.slipway.gateway.chat.slack.interaction.DialogMistakes;
import dev.slipway.gateway.chat.slack.interaction.InteractionPayload;
import dev.slipway.gateway.chat.slack.interaction.Interactions;
import dev.slipway.gateway.web.RawBody;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.RestController;

/// Slack's interactivity URL.
@RestController
class InteractionController {

  private final SlackRequests requests;
  private final Interactions interactions;

  InteractionController(SlackRequests requests, Interactions interactions) {
    this.requests = requests;
    this.interactions = interactions;
  }

  @Operation(
      summary = "A click or a dialog in Slack",
      description =
          "Answered 200 once the choice is durable, or a dialog asks for what is missing. Whether the"
              + " person may is decided afterwards, and told to them in Slack.")
  @ApiResponse(
      responseCode = "200",
      description = "Taken, or nothing that concerns a release; or what is wrong in the dialog")
  @ApiResponse(
      responseCode = "400",
      description = "Not a payload that Slack sends for our messages")
  @ApiResponse(responseCode = "404", description = "No such project")
  @ApiResponse(responseCode = "415", description = "No form")
  @ApiResponse(responseCode = "503", description = "Not taken; click again")
  @SlackEndpoint(
      value = {"/slack/interactions", "/slack-interactions"},
      consumes = MediaType.APPLICATION_FORM_URLENCODED_VALUE)
  ResponseEntity<DialogMistakes> interact(HttpServletRequest request) {
    RawBody body = requests.read(request);
    // The same bytes are the same click: each carries the time and trigger of its own.
    return interactions
        .take(InteractionPayload.read(body.form()), body.digest())
        .map(mistakes -> ResponseEntity.ok().contentType(MediaType.APPLICATION_JSON).body(mistakes))
        .orElseGet(() -> ResponseEntity.ok().build());
  }
}
