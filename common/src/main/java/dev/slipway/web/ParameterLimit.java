package dev.slipway.web;

import org.springframework.http.HttpStatus;

/// The bound on the parameters of one request, in its address or in a form. They are counted where they stand, before
/// anything is made for each of them.
public final class ParameterLimit {

  /// The most that one request has.
  static final int MOST = 100;

  static final String TYPE = "too-many-parameters";

  private ParameterLimit() {}

  /// @param encoded the parameters as they came, joined by `&`
  /// @throws org.springframework.web.ErrorResponseException 400 with both numbers if there are too many
  public static void check(String encoded) {
    if (count(encoded) > MOST) {
      throw HttpProblem.of(HttpStatus.BAD_REQUEST, TYPE, tooMany("form", encoded));
    }
  }

  static boolean isKeptBy(String encoded) {
    return count(encoded) <= MOST;
  }

  /// @param what has the parameters, for example `form`
  static String tooMany(String what, String encoded) {
    return "The %s has %d parameters, and at most %d are taken here. Send only those that the request needs."
        .formatted(what, count(encoded), MOST);
  }

  private static long count(String encoded) {
    return 1 + encoded.chars().filter(c -> c == '&').count();
  }
}
