package dev.slipway.gateway.web;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;

/// A request's body as the bytes that came, since signatures are over these, and as the text that they are.
public final class RawBody {

  private final byte[] bytes;
  private final BodyText text;

  private RawBody(byte[] bytes, BodyText text) {
    this.bytes = bytes;
    this.text = text;
  }

  /// Reads at most `limit` bytes, whatever the request's headers claim, and as many once more where the body
  /// is compressed.
  ///
  /// @throws org.springframework.web.ErrorResponseException 413 where there are more, 415 for a charset or
  ///     an encoding that is not known
  public static RawBody read(HttpServletRequest request, int limit) {
    if (request.getContentLengthLong() > limit) {
      throw GatewayProblems.tooLarge(limit);
    }
    try (InputStream stream = request.getInputStream()) {
      byte[] bytes = stream.readNBytes(limit + 1);
      if (bytes.length > limit) {
        throw GatewayProblems.tooLarge(limit);
      }
      return new RawBody(
          bytes,
          BodyText.of(
              bytes, request.getContentType(), request.getHeader("Content-Encoding"), limit));
    } catch (IOException e) {
      throw GatewayProblems.malformed("The body ended early.");
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

  /// Decompressed, in the charset that the request declares, UTF-8 unless it does, and without a byte order
  /// mark.
  ///
  /// @throws org.springframework.web.ErrorResponseException 400 for bytes that are no text in that charset:
  ///     none is ever replaced, since two that differ would become one
  public String text() {
    return text.whole();
  }

  /// As an `application/x-www-form-urlencoded` form; of a repeated field the first value.
  ///
  /// @throws org.springframework.web.ErrorResponseException 400 where the escapes are broken, or are no text
  ///     in the charset
  public Map<String, String> form() {
    return text.form();
  }
}
