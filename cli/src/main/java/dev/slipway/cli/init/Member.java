package dev.slipway.cli.init;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// A person as the options and the earlier bot's file name them.
///
/// @param name the name in `people.yaml`
/// @param slack null if it is not known
/// @param email null if it is not known
record Member(String name, @Nullable String slack, @Nullable String email) {

  private static final Pattern SLACK = Pattern.compile("[UW][A-Z0-9]{2,}");
  private static final Pattern EMAIL = Pattern.compile("[^\\s@]++@[^\\s@.]++(?:\\.[^\\s@.]++)++");
  private static final Pattern NAME = Pattern.compile("[A-Za-z][A-Za-z0-9._-]*");

  /// Reads `[NAME=]SLACK-ID`, `[NAME=]E-MAIL`, or the name of somebody who is in `people.yaml`.
  ///
  /// @param known the people who are there, by name
  /// @return empty if it is none of these
  static Optional<Member> parse(String given, Map<String, Member> known) {
    String text = given.strip().replaceFirst("^(slack:|@|<@)", "").replaceFirst(">$", "");
    int equals = text.indexOf('=');
    String name = equals < 0 ? "" : text.substring(0, equals).strip();
    String identity = text.substring(equals + 1).strip();
    if (!name.isEmpty() && !NAME.matcher(name).matches()) {
      return Optional.empty();
    }
    if (SLACK.matcher(identity).matches()) {
      String there = nameOf(known, other -> identity.equals(other.slack()));
      String fallback = name.isEmpty() ? identity.toLowerCase(Locale.ROOT) : name;
      return Optional.of(new Member(there == null ? fallback : there, identity, null));
    }
    if (EMAIL.matcher(identity).matches()) {
      String local =
          identity
              .substring(0, identity.indexOf('@'))
              .toLowerCase(Locale.ROOT)
              .replaceAll("[^a-z0-9._-]", "-");
      String there = nameOf(known, other -> identity.equalsIgnoreCase(other.email()));
      String fallback = name.isEmpty() ? local : name;
      return Optional.of(new Member(there == null ? fallback : there, null, identity));
    }
    return equals < 0 && known.containsKey(identity)
        ? Optional.of(new Member(identity, null, null))
        : Optional.empty();
  }

  private static @Nullable String nameOf(Map<String, Member> known, Predicate<Member> person) {
    return known.values().stream().filter(person).map(Member::name).findFirst().orElse(null);
  }

  /// True if this has an identity that the other, of the same name, does not have: they may be two people.
  boolean contradicts(Member other) {
    return (slack != null && !slack.equals(other.slack()))
        || (email != null && !email.equalsIgnoreCase(other.email()));
  }
}
