package dev.slipway.sandbox.slack;

import tools.jackson.databind.node.ObjectNode;

/// One method of Slack's Web API.
interface Method {

  /// For example `chat.postMessage`.
  String name();

  /// The answer without `ok`.
  ///
  /// @throws SlackException for an answer with `ok: false`
  ObjectNode call(Arguments arguments);
}
