package dev.slipway.gateway.source.generic;

import dev.slipway.gateway.source.Source;
import dev.slipway.gateway.source.WebhookRequest;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;

/// Requests to the endpoints of a [CiEndpoint], and their answers.
final class CiRequests {

  private CiRequests() {}

  /// @throws org.springframework.web.ErrorResponseException 413 for more bytes than the source takes
  static WebhookRequest read(HttpServletRequest request, Source source) {
    MediaType type = MediaType.parseMediaType(request.getContentType());
    return WebhookRequest.read(request, type, source.limit());
  }

  /// JSON, whatever the caller accepts: it is taken, and must not be answered with a refusal.
  static <T> ResponseEntity<T> accepted(T answer) {
    return ResponseEntity.accepted().contentType(MediaType.APPLICATION_JSON).body(answer);
  }
}
