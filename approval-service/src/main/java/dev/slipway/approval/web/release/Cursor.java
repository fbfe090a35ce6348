package dev.slipway.approval.web.release;

import dev.slipway.approval.release.jpa.ReleaseRow;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;

/// The last release of a page; the next page begins behind it, whatever was opened meanwhile.
record Cursor(Instant openedAt, String id) {

  static Cursor behind(ReleaseRow row) {
    return new Cursor(row.openedAt(), row.getId());
  }

  String encode() {
    String text = openedAt + " " + id;
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }

  /// Empty for what [#encode] did not make.
  static Optional<Cursor> decode(String encoded) {
    try {
      String text = new String(Base64.getUrlDecoder().decode(encoded), StandardCharsets.UTF_8);
      int space = text.indexOf(' ');
      return space < 0 || text.indexOf('\0') >= 0
          ? Optional.empty()
          : Optional.of(
              new Cursor(Instant.parse(text.substring(0, space)), text.substring(space + 1)));
    } catch (IllegalArgumentException | DateTimeException e) {
      return Optional.empty();
    }
  }
}
