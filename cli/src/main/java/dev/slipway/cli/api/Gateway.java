package dev.slipway.cli.api;

import java.net.URI;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// The gateway, as a project's CI speaks to it.
public final class Gateway {

  private static final String SIGNATURE = "X-Slipway-Signature-256";

  private final Calls calls;

  public Gateway(URI base) {
    this.calls = new Calls(base, Calls.Server.GATEWAY, null);
  }

  /// Sends a build.
  ///
  /// @param form as an HTML form's fields are encoded
  /// @param signature `sha256=` and the HMAC of the form, null to send none
  /// @return with the `release`, or the reason for which it is `ignored`
  /// @throws dev.slipway.cli.output.CommandFailedException not found, if there is no such project
  public JsonNode build(String form, @Nullable String signature) {
    HttpRequest.Builder request =
        calls
            .request("/build-complete")
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(HttpRequest.BodyPublishers.ofString(form, StandardCharsets.UTF_8));
    return calls.answer(
        signature == null ? request : request.header(SIGNATURE, signature), "release", "ignored");
  }
}
