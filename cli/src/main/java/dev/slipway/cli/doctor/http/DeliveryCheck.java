package dev.slipway.cli.doctor.http;

import dev.slipway.cli.doctor.check.Check;
import dev.slipway.cli.doctor.check.CheckResult;
import dev.slipway.cli.output.OutputOptions;
import dev.slipway.secret.Hmac;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/// A signed `ping` to the gateway, as GitHub sends one for a repository's webhook. The gateway proves the
/// signature and ignores the rest.
///
/// @param gateway its address, without a slash at its end
/// @param repository `owner/name`
public record DeliveryCheck(URI gateway, String project, String repository, String secret)
    implements Check {

  private static final int ACCEPTED = 202;
  private static final int UNAUTHORIZED = 401;
  private static final int NOT_FOUND = 404;
  private static final int UNAVAILABLE = 503;

  @Override
  public String name() {
    return "github webhook";
  }

  @Override
  public List<CheckResult> look(Duration limit) {
    String body =
        OutputOptions.line(
            Map.of("zen", "slipway doctor", "repository", Map.of("full_name", repository)));
    HttpRequest.Builder ping =
        HttpRequest.newBuilder(URI.create(gateway + "/webhooks/github"))
            .header("Content-Type", "application/json")
            .header("X-GitHub-Event", "ping")
            .header(
                "X-Hub-Signature-256",
                "sha256=" + Hmac.sign(secret, body.getBytes(StandardCharsets.UTF_8)))
            .POST(HttpRequest.BodyPublishers.ofString(body));
    try {
      return List.of(verdict(Answers.of(ping, limit).statusCode()));
    } catch (IOException e) {
      return List.of(
          CheckResult.failed(
              name(),
              "No answer from the gateway at " + gateway,
              "Check --gateway, and that this machine reaches it."));
    }
  }

  private CheckResult verdict(int status) {
    String what = "A signed delivery for " + repository + " (project " + project + ")";
    return switch (status) {
      case ACCEPTED -> CheckResult.ok(name(), what + " is taken");
      case UNAUTHORIZED ->
          CheckResult.failed(
              name(),
              what + " is refused: the gateway has another secret",
              "Give the webhook, the gateway and this command the same one.");
      case NOT_FOUND ->
          CheckResult.failed(
              name(),
              what + " is refused: no project builds with it there",
              "Give the gateway this project's file, and check that --gateway is the gateway.");
      case UNAVAILABLE ->
          CheckResult.failed(
              name(),
              what + " is not taken: the gateway lacks the secret, or is not ready",
              "Read the gateway's log.");
      default ->
          CheckResult.failed(
              name(),
              what + " is answered HTTP " + status,
              "Check that --gateway is the gateway, and what is in front of it.");
    };
  }

  /// Without the secret.
  @Override
  public String toString() {
    return "DeliveryCheck[" + gateway + ", " + repository + "]";
  }
}
