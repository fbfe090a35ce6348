package dev.slipway.gateway.web;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.InputStream;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;

/// A request's body as the bytes that came, since signatures are over these.
public final class RawBody {

  private final byte[] bytes;

  private RawBody(byte[] bytes) {
    this.bytes = bytes;
  }

  /// Reads at most `limit` bytes, whatever the request's headers claim.
  ///
  /// @throws org.springframework.web.ErrorResponseException 413 where there are more
  public static RawBody read(HttpServletRequest request, int limit) {
    if (request.getContentLengthLong() > limit) {
      throw Problems.tooLarge(limit);
    }
    try (InputStream stream = request.getInputStream()) {
      byte[] bytes = stream.readNBytes(limit + 1);
      if (bytes.length > limit) {
        throw Problems.tooLarge(limit);
      }
      return new RawBody(bytes);
    } catch (IOException e) {
      throw Problems.malformed("The body ended early.");
    }
  }

  /// The bytes as they came; not to be changed.
  public byte[] bytes() {
    return bytes;
  }

  /// SHA-256 of the bytes, in lower-case hexadecimal.
  public String digest() {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  /// In UTF-8.
  public String text() {
    return new String(bytes, StandardCharsets.UTF_8);
  }

  /// As an `application/x-www-form-urlencoded` form; of a repeated field the first value.
  ///
  /// @throws org.springframework.web.ErrorResponseException 400 where the escapes are broken
  public Map<String, String> form() {
    Map<String, String> fields = new LinkedHashMap<>();
    for (String pair : text().split("&", -1)) {
      int equals = pair.indexOf('=');
      if (pair.isEmpty()) {
        continue;
      }
      String name = decode(equals < 0 ? pair : pair.substring(0, equals));
      fields.putIfAbsent(name, equals < 0 ? "" : decode(pair.substring(equals + 1)));
    }
    return fields;
  }

  private static String decode(String text) {
    try {
      return URLDecoder.decode(text, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      throw Problems.malformed(
          "The form has a broken escape: % must be followed by two hex digits.");
    }
  }
}
