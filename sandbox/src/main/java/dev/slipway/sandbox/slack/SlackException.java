package dev.slipway.sandbox.slack;

import java.util.List;

/// An error as Slack tells it: 200 with `ok: false`, a code, and what is wrong in detail.
final class SlackException extends RuntimeException {

  private final String code;
  private final List<String> details;

  SlackException(String code, String... details) {
    super(code);
    this.code = code;
    this.details = List.of(details);
  }

  SlackException(String code, List<String> details) {
    super(code);
    this.code = code;
    this.details = List.copyOf(details);
  }

  String code() {
    return code;
  }

  List<String> details() {
    return details;
  }
}
