package dev.slipway.e2e.faults;

/// The answer that the stand-in Slack gives to all calls of a method that have a text in them.
final class ChatFault {

  private static final int FOR_EVER = 10_000;

  private final Fleet fleet;
  private final Web web;
  private final String method;
  private final String match;

  ChatFault(Fleet fleet, Web web, String method, String match) {
    this.fleet = fleet;
    this.web = web;
    this.method = method;
    this.match = match;
  }

  /// Gives this answer from now on.
  void answer(String type, String body) {
    plan(
        "\"status\":200,\"headers\":{\"Content-Type\":\"%s\"},\"body\":\"%s\",\"times\":%d"
            .formatted(type, body.replace("\"", "\\\""), FOR_EVER));
  }

  /// Answers as ever from now on, but for one call that is a second late.
  void end() {
    plan("\"mode\":\"late\"");
  }

  private void plan(String fault) {
    Web.Answer _ =
        web.require(
            web.postJson(
                fleet.url("sandbox", "/sandbox/fail"),
                "{\"method\":\"%s\",\"match\":\"%s\",%s}".formatted(method, match, fault)));
  }
}
