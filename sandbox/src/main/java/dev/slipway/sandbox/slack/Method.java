package dev.slipway.sandbox.slack;

import java.util.function.Function;
import tools.jackson.databind.node.ObjectNode;

/// One method of Slack's Web API.
///
/// @param name for example `chat.postMessage`
/// @param answer the answer without `ok`; throws a [SlackException] for one with `ok: false`
record Method(String name, Function<Arguments, ObjectNode> answer) {

  ObjectNode call(Arguments arguments) {
    return answer.apply(arguments);
  }
}
