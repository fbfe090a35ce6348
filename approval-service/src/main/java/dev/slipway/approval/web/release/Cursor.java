package dev.slipway.approval.web.release;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import org.springframework.data.domain.KeysetScrollPosition;
import org.springframework.data.domain.ScrollPosition;
import org.springframework.data.domain.Sort;

/// The text form of a position in the list of releases, newest first: the last release of a page, behind which the next
/// one begins, whatever was opened meanwhile. Opaque to clients, who keep it over an upgrade, so the form stays.
final class Cursor {

  private static final String OPENED_AT = "openedAt";
  private static final String ID = "id";

  static final Sort NEWEST_FIRST = Sort.by(Sort.Order.desc(OPENED_AT), Sort.Order.desc(ID));

  /// No release was opened after it, and PostgreSQL holds times up to it.
  private static final Instant LATEST = Instant.parse("9999-12-31T00:00:00Z");

  private Cursor() {}

  static String encode(ScrollPosition position) {
    Map<String, Object> keys = ((KeysetScrollPosition) position).getKeys();
    String text = keys.get(OPENED_AT) + " " + keys.get(ID);
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }

  /// Empty for what [#encode] did not make.
  static Optional<KeysetScrollPosition> decode(String encoded) {
    try {
      String text = new String(Base64.getUrlDecoder().decode(encoded), StandardCharsets.UTF_8);
      int space = text.indexOf(' ');
      return space < 0 || text.indexOf('\0') >= 0
          ? Optional.empty()
          : position(Instant.parse(text.substring(0, space)), text.substring(space + 1));
    } catch (IllegalArgumentException | DateTimeException e) {
      return Optional.empty();
    }
  }

  private static Optional<KeysetScrollPosition> position(Instant openedAt, String id) {
    return openedAt.isBefore(Instant.EPOCH) || openedAt.isAfter(LATEST)
        ? Optional.empty()
        : Optional.of(ScrollPosition.forward(Map.of(OPENED_AT, openedAt, ID, id)));
  }
}
