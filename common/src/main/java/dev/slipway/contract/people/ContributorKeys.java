package dev.slipway.contract.people;

import java.text.Normalizer;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Normalises the texts by which people are known: Git names, addresses, logins. Texts that look the same
/// are the same.
final class ContributorKeys {

  /// `Name <address>`; several of them in one text as well. Possessive, hence linear.
  private static final Pattern ADDRESS = Pattern.compile("<([^<>]*+)>");

  /// GitHub's addresses for people who keep theirs private.
  private static final Pattern PRIVATE =
      Pattern.compile("(?:\\d++\\+)?+([^@+]++)@users\\.noreply\\.[^@]++");

  /// Not seen by people, beside what Unicode calls control and format characters: fillers, variation
  /// selectors, the combining grapheme joiner and the blank of Braille.
  private static final Pattern INVISIBLE =
      Pattern.compile(
          "[\\p{Cc}\\p{Cf}\\p{Cn}\\p{Co}\\p{Cs}\\u034F\\u115F\\u1160\\u17B4\\u17B5\\u180B-\\u180F\\u2800"
              + "\\u3164\\uFE00-\\uFE0F\\uFFA0\\x{E0100}-\\x{E01EF}]");

  private static final Pattern BLANKS = Pattern.compile("[\\s\\p{Z}]++");

  /// The committer of what is merged on GitHub's page.
  private static final Set<String> NOBODY =
      Set.of("noreply@github.com", "web-flow", "github", "noreply");

  private ContributorKeys() {}

  /// Empty for a text that names nobody.
  static Set<String> of(String text) {
    Set<String> keys = new LinkedHashSet<>();
    String visible = normalised(text);
    int end = 0;
    Matcher addresses = ADDRESS.matcher(visible);
    while (addresses.find()) {
      add(keys, unquoted(visible.substring(end, addresses.start())));
      add(keys, addresses.group(1));
      end = addresses.end();
    }
    add(keys, unquoted(visible.substring(end)));
    return keys;
  }

  private static void add(Set<String> keys, String text) {
    String key = text.strip();
    Matcher hidden = PRIVATE.matcher(key);
    String login = hidden.matches() ? hidden.group(1) : "";
    if (!isNobody(key) && !isNobody(login)) {
      keys.add(key);
      if (!login.isEmpty()) {
        keys.add(login);
      }
    }
    keys.remove("");
  }

  private static boolean isNobody(String key) {
    return NOBODY.contains(key) || key.endsWith("[bot]");
  }

  private static String unquoted(String name) {
    return name.replaceAll("^[\\s,;\"']++|(?<![\\s\"'])[\\s\"']++$", "");
  }

  private static String normalised(String text) {
    String compatible = Normalizer.normalize(text, Normalizer.Form.NFKC);
    String visible = INVISIBLE.matcher(BLANKS.matcher(compatible).replaceAll(" ")).replaceAll("");
    return visible
        .strip()
        .toLowerCase(Locale.ROOT)
        .toUpperCase(Locale.ROOT)
        .toLowerCase(Locale.ROOT);
  }
}
