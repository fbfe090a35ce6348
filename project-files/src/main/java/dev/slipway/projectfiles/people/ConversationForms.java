package dev.slipway.projectfiles.people;

import com.google.re2j.Pattern;
import java.util.Map;
import java.util.stream.Collectors;

/// The forms of the conversations that a project file may name, written `platform:id`, one for each platform of
/// `platforms.properties` that has conversations.
public final class ConversationForms {

  private ConversationForms() {}

  /// The regular expression of all of them, in the syntax of the schema.
  public static String pattern() {
    return pattern(PlatformRegistry.all("conversation"));
  }

  /// True for a text of one of the forms.
  public static boolean isOne(String text) {
    return Pattern.compile(pattern()).matcher(text).find();
  }

  /// The forms in messages, for example `slack:<channel id>`.
  public static String says() {
    return says(PlatformRegistry.all("conversation-says"));
  }

  /// @param forms of ids by their platforms
  static String pattern(Map<String, String> forms) {
    return forms.entrySet().stream()
        .map(form -> form.getKey() + ":(?:" + form.getValue() + ")")
        .collect(Collectors.joining("|", "^(?:", ")$"));
  }

  /// @param names of ids by their platforms
  static String says(Map<String, String> names) {
    return names.entrySet().stream()
        .map(name -> name.getKey() + ":<" + name.getValue() + ">")
        .collect(Collectors.joining(" or "));
  }
}
