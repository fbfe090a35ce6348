package dev.slipway.gateway.web;

import dev.slipway.web.ParameterLimit;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import java.util.zip.InflaterInputStream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;

/// The text of a body, decoded without ever replacing a byte.
final class BodyText {

  private static final char MARK = '\uFEFF';
  private static final int HEX = 16;

  private final byte[] content;
  private final Charset charset;

  private BodyText(byte[] content, Charset charset) {
    this.content = content;
    this.charset = charset;
  }

  /// @param bytes as they came
  /// @param type the request's `Content-Type`
  /// @param encoding the request's `Content-Encoding`
  /// @param limit of bytes after decompression
  static BodyText of(byte[] bytes, @Nullable String type, @Nullable String encoding, int limit) {
    return new BodyText(decompressed(bytes, encoding, limit), charset(type));
  }

  private static byte[] decompressed(byte[] bytes, @Nullable String encoding, int limit) {
    String name = encoding == null ? "identity" : encoding.strip().toLowerCase(Locale.ROOT);
    if (name.isEmpty() || name.equals("identity")) {
      return bytes;
    }
    try (InputStream stream = stream(bytes, name)) {
      byte[] content = stream.readNBytes(limit + 1);
      if (content.length > limit) {
        throw GatewayProblems.tooLarge(limit);
      }
      return content;
    } catch (IOException e) {
      throw GatewayProblems.malformed(
          "The body is not what its Content-Encoding says; send it without compression, or as gzip or"
              + " deflate.");
    }
  }

  private static InputStream stream(byte[] bytes, String encoding) throws IOException {
    InputStream raw = new ByteArrayInputStream(bytes);
    return switch (encoding) {
      case "gzip", "x-gzip" -> new GZIPInputStream(raw);
      case "deflate" -> new InflaterInputStream(raw);
      default ->
          throw GatewayProblems.unsupported(
              "The Content-Encoding is not known here; send the body without compression, or as gzip or"
                  + " deflate.");
    };
  }

  private static Charset charset(@Nullable String type) {
    try {
      Charset given = type == null ? null : MediaType.parseMediaType(type).getCharset();
      if (given != null && !given.canEncode()) {
        throw new IllegalArgumentException("a charset that only decodes");
      }
      return given == null ? StandardCharsets.UTF_8 : given;
    } catch (IllegalArgumentException e) {
      throw GatewayProblems.unsupported(
          "The charset of the Content-Type is not known here; send the body as UTF-8.");
    }
  }

  String whole() {
    String text = decode(content);
    return !text.isEmpty() && text.charAt(0) == MARK ? text.substring(1) : text;
  }

  Map<String, String> form() {
    String text = whole();
    ParameterLimit.check(text);
    Map<String, String> fields = new LinkedHashMap<>();
    for (String pair : text.split("&", -1)) {
      int equals = pair.indexOf('=');
      if (!pair.isEmpty()) {
        String name = unescaped(equals < 0 ? pair : pair.substring(0, equals));
        fields.putIfAbsent(name, equals < 0 ? "" : unescaped(pair.substring(equals + 1)));
      }
    }
    return fields;
  }

  private String unescaped(String text) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(text.length());
    for (int i = 0; i < text.length(); i++) {
      switch (text.charAt(i)) {
        case '+' -> bytes.write(' ');
        case '%' -> {
          bytes.write(escaped(text, i + 1));
          i += 2;
        }
        default -> {
          int end = text.offsetByCodePoints(i, 1);
          bytes.writeBytes(text.substring(i, end).getBytes(charset));
          i = end - 1;
        }
      }
    }
    return decode(bytes.toByteArray());
  }

  private static int escaped(String text, int at) {
    int high = at < text.length() ? Character.digit(text.charAt(at), HEX) : -1;
    int low = at + 1 < text.length() ? Character.digit(text.charAt(at + 1), HEX) : -1;
    if (high < 0 || low < 0) {
      throw GatewayProblems.malformed(
          "The form has a broken escape: % must be followed by two hex digits.");
    }
    return high * HEX + low;
  }

  private String decode(byte[] bytes) {
    try {
      return charset
          .newDecoder()
          .onMalformedInput(CodingErrorAction.REPORT)
          .onUnmappableCharacter(CodingErrorAction.REPORT)
          .decode(ByteBuffer.wrap(bytes))
          .toString();
    } catch (CharacterCodingException e) {
      throw GatewayProblems.malformed(
          "The body is not text in %s; send it as UTF-8, or declare its charset in the Content-Type, such as 'application/x-www-form-urlencoded; charset=ISO-8859-1'."
              .formatted(charset.name()));
    }
  }
}
