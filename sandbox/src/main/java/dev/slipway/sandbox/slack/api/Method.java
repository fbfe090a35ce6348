package dev.slipway.sandbox.slack.api;

import dev.slipway.sandbox.slack.content.Arguments;
import java.util.function.Function;
import tools.jackson.databind.node.ObjectNode;

/// One method of Slack's Web API.
///
/// @param name for example `chat.postMessage`
/// @param answer the answer without `ok`; throws a [SlackException] for one with `ok: false`
public record Method(String name, Function<Arguments, ObjectNode> answer) {

  ObjectNode call(Arguments arguments) {
    return answer.apply(arguments);
  }
}
