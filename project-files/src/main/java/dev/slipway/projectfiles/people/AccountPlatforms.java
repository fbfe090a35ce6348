package dev.slipway.projectfiles.people;

import com.google.re2j.Pattern;
import dev.slipway.contract.people.Account;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// The platforms on which people have accounts, and the form of an account's id on each, from
/// `platforms.properties`.
final class AccountPlatforms {

  private static final Map<String, Form> FORMS = read();

  private AccountPlatforms() {}

  /// @param says the name of such an id, for example `Slack member id`
  /// @param cased false if the platform takes ids that differ in case alone for one
  private record Form(Pattern id, String says, boolean cased) {}

  static Set<String> names() {
    return FORMS.keySet();
  }

  static boolean knows(String platform) {
    return FORMS.containsKey(platform);
  }

  /// True for a text that begins as an account of a known platform.
  static boolean isReference(String text) {
    int colon = text.indexOf(':');
    return colon > 0 && knows(text.substring(0, colon));
  }

  /// The account that a text names; empty if the platform is not known, or the id has another form.
  static Optional<Account> parse(String text) {
    return isReference(text)
        ? account(text.substring(0, text.indexOf(':')), text.substring(text.indexOf(':') + 1))
        : Optional.empty();
  }

  /// The account with this id, in lower case if case does not matter on the platform; empty if the id has another form.
  ///
  /// @param platform a known one
  static Optional<Account> account(String platform, String id) {
    Form form = form(platform);
    return form.id().matches(id)
        ? Optional.of(new Account(platform, form.cased() ? id : id.toLowerCase(Locale.ROOT)))
        : Optional.empty();
  }

  /// The name of a platform's ids in messages.
  ///
  /// @param platform a known one
  static String says(String platform) {
    return form(platform).says();
  }

  /// The ways to name an account in a file at which its owner can be asked, for example `slack:<Slack member id>`.
  static String references() {
    Set<String> conversing = PlatformRegistry.all("conversation").keySet();
    return FORMS.entrySet().stream()
        .filter(form -> conversing.contains(form.getKey()))
        .map(form -> form.getKey() + ":<" + form.getValue().says() + ">")
        .collect(Collectors.joining(", "));
  }

  private static Form form(String platform) {
    return Objects.requireNonNull(FORMS.get(platform), platform);
  }

  private static Map<String, Form> read() {
    Map<String, String> cases = PlatformRegistry.all("case");
    Map<String, Form> forms = new TreeMap<>();
    PlatformRegistry.all("id")
        .forEach((platform, id) ->
            forms.put(
                platform,
                new Form(
                    Pattern.compile(id),
                    PlatformRegistry.required(platform, "says"),
                    !"insensitive".equals(cases.get(platform)))));
    return forms;
  }
}
