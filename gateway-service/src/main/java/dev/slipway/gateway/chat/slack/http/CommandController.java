package dev.slipway.gateway.chat.slack.http;

import dev.slipway.gateway.chat.slack.CommandAnswer;
import dev.slipway.gateway.chat.slack.SlackCommands;
import dev.slipway.gateway.web.RawBody;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.RestController;

/// The request URL of Slack's slash command.
@RestController
class CommandController {

  private final SlackRequests requests;
  private final SlackCommands commands;

  CommandController(SlackRequests requests, SlackCommands commands) {
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
  @SlackEndpoint(value = "/slack/commands", consumes = MediaType.APPLICATION_FORM_URLENCODED_VALUE)
  ResponseEntity<CommandAnswer> command(HttpServletRequest request) {
    RawBody body = requests.read(request);
    // The same bytes are the same command: each carries a trigger of its own.
    return commands
        .take(body.form(), body.digest())
        .map(answer -> ResponseEntity.ok().contentType(MediaType.APPLICATION_JSON).body(answer))
        .orElseGet(() -> ResponseEntity.ok().build());
  }
}
