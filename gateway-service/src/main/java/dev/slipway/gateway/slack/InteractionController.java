package dev.slipway.gateway.slack;

import dev.slipway.gateway.web.RawBody;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;

/// Slack's interactivity URL.
@RestController
class InteractionController {

  static final int LIMIT = 1024 * 1024;

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
  @ApiResponse(responseCode = "401", description = "Not signed by Slack, or not now")
  @ApiResponse(responseCode = "404", description = "No such project")
  @ApiResponse(responseCode = "413", description = "More than 1 MiB")
  @ApiResponse(responseCode = "415", description = "No form")
  @ApiResponse(responseCode = "503", description = "Not taken; click again")
  @PostMapping(
      path = {"/slack/interactions", "/slack-interactions"},
      consumes = MediaType.APPLICATION_FORM_URLENCODED_VALUE)
  ResponseEntity<DialogMistakes> interact(
      HttpServletRequest request,
      @RequestHeader(name = "X-Slack-Request-Timestamp", required = false)
          @Nullable String timestamp,
      @RequestHeader(name = "X-Slack-Signature", required = false) @Nullable String signature) {
    RawBody body = RawBody.read(request, LIMIT);
    requests.require(body, timestamp, signature);
    // The same bytes are the same click: each carries the time and trigger of its own.
    return interactions
        .take(InteractionPayload.read(body.form()), body.digest())
        .map(mistakes -> ResponseEntity.ok().contentType(MediaType.APPLICATION_JSON).body(mistakes))
        .orElseGet(() -> ResponseEntity.ok().build());
  }
}
