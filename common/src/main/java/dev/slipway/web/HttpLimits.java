package dev.slipway.web;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/// The limits of a service's HTTP interface, so that no caller fills its memory.
///
/// @param connections how many are served at once; more wait, unanswered, until one is closed
/// @param silence how long a connection may send nothing while a request is read, or between two
/// @param bodyDeadline how long a whole body may take; the request is answered 408 then
/// @param largestBody of any request; an endpoint may take less
/// @param bodies of all requests that are being served, together; what is beyond is answered 503. An eighth
///     of the heap where it is 0
@ConfigurationProperties("slipway.http")
public record HttpLimits(
    @DefaultValue("400") int connections,
    @DefaultValue("10s") Duration silence,
    @DefaultValue("20s") Duration bodyDeadline,
    @DefaultValue("6MB") DataSize largestBody,
    @DefaultValue("0B") DataSize bodies) {

  private static final long SHARE = 8;

  public HttpLimits {
    if (connections < 1) {
      throw new IllegalArgumentException("slipway.http.connections must be at least 1");
    }
    if (silence.toMillis() < 100 || bodyDeadline.toMillis() < 100) {
      throw new IllegalArgumentException(
          "slipway.http.silence and slipway.http.body-deadline must be at least 100ms");
    }
    if (bodies.toBytes() == 0) {
      bodies =
          DataSize.ofBytes(
              Math.max(largestBody.toBytes(), Runtime.getRuntime().maxMemory() / SHARE));
    }
  }
}
