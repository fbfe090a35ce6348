package dev.slipway.sandbox.slack.workspace;

import java.util.List;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// An error as Slack tells it: 200 with `ok: false`, a code, and what is wrong in detail.
public final class SlackException extends RuntimeException {

  private final String code;
  private final List<String> details;

  /// An error with what it is about.
  public SlackException(String code, String... details) {
    this(code, List.of(details));
  }

  /// An error with what it is about.
  public SlackException(String code, List<String> details) {
    super(code);
    this.code = code;
    this.details = List.copyOf(details);
  }

  /// The error's name in Slack's Web API.
  public String code() {
    return code;
  }

  /// The answer as Slack would give it.
  public ObjectNode answer() {
    ObjectNode answer = Payloads.object().put("ok", false).put("error", code);
    if (!details.isEmpty()) {
      ArrayNode messages = answer.putObject("response_metadata").putArray("messages");
      details.forEach(messages::add);
    }
    return answer;
  }
}
