package dev.slipway.contract.people;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import dev.slipway.contract.Required;

/// An identity on one platform, written `platform:id`, for example `slack:U0QA1`. It belongs to one person
/// at most.
///
/// @param platform has no colon
/// @param id as the platform verified it; may have colons
public record Account(String platform, String id) {

  private static final char SEPARATOR = ':';

  /// @throws IllegalArgumentException if a part is empty or the platform has a colon
  public Account {
    Required.field(platform, "account.platform");
    Required.field(id, "account.id");
    if (platform.isEmpty() || id.isEmpty() || platform.indexOf(SEPARATOR) >= 0) {
      throw new IllegalArgumentException(
          "'" + platform + SEPARATOR + id + "' is no account; write platform:id");
    }
  }

  /// Reads `platform:id`.
  ///
  /// @throws IllegalArgumentException if it has another form
  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  public static Account parse(String text) {
    int colon = text.indexOf(SEPARATOR);
    if (colon < 0) {
      throw new IllegalArgumentException("'" + text + "' is no account; write platform:id");
    }
    return new Account(text.substring(0, colon), text.substring(colon + 1));
  }

  /// Returns `platform:id`.
  @JsonValue
  @Override
  public String toString() {
    return platform + SEPARATOR + id;
  }
}
