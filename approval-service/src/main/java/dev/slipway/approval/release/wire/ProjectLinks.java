package dev.slipway.approval.release.wire;

import dev.slipway.contract.build.Build;
import dev.slipway.contract.release.Subject;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// The links of a project as addresses for one release.
final class ProjectLinks {

  private static final String TARGET = "{target}";
  private static final String TYPE = "{type}";

  /// As browsers and chat platforms take them. Each event of a release carries its links.
  private static final int LONGEST = 2_000;

  private ProjectLinks() {}

  /// In the project file's order. A link that needs a branch or tag is left out of a release that has none,
  /// and one whose address becomes too long for anybody to follow.
  static Map<String, String> of(Map<String, String> templates, Subject subject) {
    Map<String, String> links = new LinkedHashMap<>();
    Optional<Build> build = Subject.build(subject);
    templates.forEach((name, template) -> {
      if (!template.contains(TARGET) && !template.contains(TYPE)) {
        links.put(name, template);
      } else if (build.isPresent()) {
        links.put(name, filled(template, build.get()));
      }
    });
    links.values().removeIf(address -> address.length() > LONGEST);
    return links;
  }

  /// The type first: a branch's name is anybody's text, and escaped it has no braces.
  private static String filled(String template, Build build) {
    return template
        .replace(TYPE, build.type().name().toLowerCase(Locale.ROOT))
        .replace(TARGET, escaped(build.target()));
  }

  /// As a form would, but with blanks as every part of an address takes them.
  private static String escaped(String target) {
    return URLEncoder.encode(target, StandardCharsets.UTF_8).replace("+", "%20");
  }
}
