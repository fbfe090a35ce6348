package dev.slipway.gateway.source;

import dev.slipway.gateway.web.RawBody;
import dev.slipway.web.HttpProblem;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.server.ServletServerHttpRequest;

/// A request as it came.
///
/// @param body the bytes that signatures are over
/// @param type of the content
/// @param headers by names of any case
public record WebhookRequest(RawBody body, MediaType type, HttpHeaders headers) {

  /// @param limit the largest body, in bytes
  /// @throws org.springframework.web.ErrorResponseException 413 for more bytes, 415 for an encoding or a charset that
  ///     is not known
  public static WebhookRequest read(HttpServletRequest request, MediaType type, int limit) {
    return new WebhookRequest(
        RawBody.read(request, limit), type, new ServletServerHttpRequest(request).getHeaders());
  }

  /// The header's first value, null if it was not sent.
  public @Nullable String header(String name) {
    return headers.getFirst(name);
  }

  /// @throws org.springframework.web.ErrorResponseException 400 if it was not sent
  public String required(String name) {
    String value = header(name);
    if (value == null) {
      throw HttpProblem.of(
          HttpStatus.BAD_REQUEST, "bad-request", "Required header '" + name + "' is not present.");
    }
    return value;
  }

  /// True for an `application/x-www-form-urlencoded` body.
  public boolean isForm() {
    return MediaType.APPLICATION_FORM_URLENCODED.isCompatibleWith(type);
  }

  /// True if a web page made a browser send it; programs say nothing of the kind.
  public boolean isOfPage() {
    String site = header("Sec-Fetch-Site");
    return header("Origin") != null || (site != null && !site.equals("none"));
  }

  /// The trace that it is part of (W3C Trace Context), null if none was sent.
  public @Nullable String traceparent() {
    return header("traceparent");
  }

  /// Without the headers, which may hold a secret, and without the body.
  @Override
  public String toString() {
    return "WebhookRequest[" + type + "]";
  }
}
