package dev.slipway.notifier.surface;

import dev.slipway.contract.people.Account;
import dev.slipway.contract.people.Person;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/// The destination of a message.
///
/// @param platform as in a project's `channel`
/// @param address a channel's or a person's id on it
public record Destination(String platform, String address) {

  /// Reads `platform:id`.
  ///
  /// @throws IllegalArgumentException where there is no platform or no id
  public static Destination parse(String text) {
    int colon = text.indexOf(':');
    if (colon < 1 || colon == text.length() - 1) {
      throw new IllegalArgumentException("'" + text + "' is no destination; write platform:id");
    }
    return new Destination(text.substring(0, colon), text.substring(colon + 1));
  }

  /// The one place where a person is written to: on the platform of the first channel for which they have an account,
  /// else on that of their first account. Empty if they have none on a platform that is served.
  ///
  /// @param served whether messages can be sent on a platform, by its name
  public static Optional<Destination> of(
      Person person, List<Destination> channels, Predicate<String> served) {
    List<Account> reached =
        person.accounts().stream().filter(account -> served.test(account.platform())).toList();
    return channels.stream()
        .flatMap(channel ->
            reached.stream().filter(account -> account.platform().equals(channel.platform())))
        .findFirst()
        .or(() -> reached.stream().findFirst())
        .map(Destination::of);
  }

  private static Destination of(Account account) {
    return new Destination(account.platform(), account.id());
  }
}
