package dev.slipway.sandbox.slack.api;

import dev.slipway.sandbox.slack.content.Arguments;
import dev.slipway.sandbox.slack.workspace.Payloads;
import dev.slipway.sandbox.slack.workspace.SlackException;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.node.ObjectNode;

/// Takes the answers of apps to a click. It speaks Slack's form, as the Web API does: 404 for a URL that is
/// unknown, expired or used up, 400 for what cannot be posted.
@RestController
class ResponseUrlController {

  private final ResponseUrls urls;

  ResponseUrlController(ResponseUrls urls) {
    this.urls = urls;
  }

  @PostMapping("/sandbox/response/{id}")
  ResponseEntity<ObjectNode> answer(@PathVariable String id, HttpServletRequest request)
      throws IOException {
    String body = new String(request.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    try {
      urls.answer(id, Arguments.ofJson(body));
      return ResponseEntity.ok(Payloads.object().put("ok", true));
    } catch (SlackException e) {
      HttpStatus status = e.code().endsWith("_url") ? HttpStatus.NOT_FOUND : HttpStatus.BAD_REQUEST;
      return ResponseEntity.status(status).body(e.answer());
    }
  }
}
