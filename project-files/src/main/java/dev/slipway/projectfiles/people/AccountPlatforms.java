package dev.slipway.projectfiles.people;

import com.google.re2j.Pattern;
import dev.slipway.contract.people.Account;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;

/// The platforms on which people have accounts, and the form of an account's id on each, from
/// `platforms.properties`: a platform more is a line there.
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

  private static Form form(String platform) {
    return Objects.requireNonNull(FORMS.get(platform), platform);
  }

  private static Map<String, Form> read() {
    Properties properties = new Properties();
    try (InputStream file =
        Objects.requireNonNull(
            AccountPlatforms.class.getResourceAsStream("platforms.properties"),
            "platforms.properties")) {
      properties.load(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Map<String, Form> forms = new TreeMap<>();
    for (String name : properties.stringPropertyNames()) {
      if (name.endsWith(".id")) {
        String platform = name.substring(0, name.length() - ".id".length());
        forms.put(
            platform,
            new Form(
                Pattern.compile(properties.getProperty(name)),
                properties.getProperty(platform + ".says"),
                !"insensitive".equals(properties.getProperty(platform + ".case"))));
      }
    }
    return forms;
  }
}
