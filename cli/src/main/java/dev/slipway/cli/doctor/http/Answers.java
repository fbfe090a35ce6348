package dev.slipway.cli.doctor.http;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;

/// Answers to requests, each within a limit.
final class Answers {

  private Answers() {}

  /// @throws IOException if nobody answers in time
  static HttpResponse<String> of(HttpRequest.Builder request, Duration limit) throws IOException {
    try (HttpClient http =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(limit)
            .build()) {
      return http.send(request.timeout(limit).build(), HttpResponse.BodyHandlers.ofString());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    }
  }
}
