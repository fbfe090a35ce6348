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

/// The request URL of Slack's slash command.
@RestController
class CommandController {

  /// Slack lets nobody type more than 3,000 characters or so.
  private static final int LIMIT = 64 * 1024;

  private final SlackRequests requests;
  private final Commands commands;

  CommandController(SlackRequests requests, Commands commands) {
    this.requests = requests;
    this.commands = commands;
  }

  @Operation(
      summary = "A slash command in Slack",
      description =
          "Answered 200 once what was asked for is durable. What cannot be said at once is answered at"
              + " the command's response URL.")
  @ApiResponse(responseCode = "200", description = "Taken, with an answer where there is one")
  @ApiResponse(responseCode = "400", description = "No command of Slack's")
  @ApiResponse(responseCode = "401", description = "Not signed by Slack, or not now")
  @ApiResponse(responseCode = "413", description = "More than 64 KiB")
  @PostMapping(path = "/slack/commands", consumes = MediaType.APPLICATION_FORM_URLENCODED_VALUE)
  ResponseEntity<CommandAnswer> command(
      HttpServletRequest request,
      @RequestHeader(name = "X-Slack-Request-Timestamp", required = false)
          @Nullable String timestamp,
      @RequestHeader(name = "X-Slack-Signature", required = false) @Nullable String signature) {
    RawBody body = RawBody.read(request, LIMIT);
    requests.require(body, timestamp, signature);
    // The same bytes are the same command: each carries a trigger of its own.
    return commands
        .take(body.form(), body.digest())
        .map(answer -> ResponseEntity.ok().contentType(MediaType.APPLICATION_JSON).body(answer))
        .orElseGet(() -> ResponseEntity.ok().build());
  }
}
