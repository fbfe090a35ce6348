package dev.slipway.deployer.instance;

import dev.slipway.contract.approval.DeployRequested;
import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Fills a release's values into a project's manifests. Only texts are filled in, once they have been
/// read as YAML, so that no value can become anything but text.
public final class Template {

  /// Not `{{name}}` nor `${name}`, which are other templates' own.
  private static final Pattern PLACEHOLDER = Pattern.compile("(?<![{$])\\{([a-z]+)}(?!})");

  private final Map<String, String> values;

  private Template(Map<String, String> values) {
    this.values = values;
  }

  /// With the values of the release that the request deploys.
  public static Template of(DeployRequested request) {
    String url = Objects.requireNonNullElse(Names.url(request), "");
    Map<String, String> values = new LinkedHashMap<>();
    values.put("image", request.build().image());
    values.put("project", request.project());
    values.put("environment", request.environment());
    values.put("target", Names.target(request));
    values.put("namespace", request.to().namespace());
    values.put("url", url);
    values.put("host", Objects.requireNonNullElse(URI.create(url).getHost(), ""));
    values.put("release", request.release());
    values.put("commit", Objects.requireNonNullElse(request.build().commit(), ""));
    values.put("name", Names.object(request));
    return new Template(values);
  }

  /// True for the manifest of the Deployment that carries the request.
  public static boolean isDeployment(Map<String, Object> manifest) {
    return "Deployment".equals(manifest.get("kind"))
        && String.valueOf(manifest.get("apiVersion")).startsWith("apps/");
  }

  /// The name that a manifest has once filled in, null if it has none.
  @Nullable String name(Map<String, Object> manifest) {
    return manifest.get("metadata") instanceof Map<?, ?> metadata
            && metadata.get("name") instanceof String name
        ? fill(name)
        : null;
  }

  /// A copy that can be changed.
  public Map<String, Object> fill(Map<String, Object> manifest) {
    Map<String, Object> filled = new LinkedHashMap<>();
    manifest.forEach((key, value) -> filled.put(key, value(value)));
    return filled;
  }

  /// Braces around anything that is no value of a release stay.
  public String fill(String text) {
    return PLACEHOLDER
        .matcher(text)
        .replaceAll(
            match -> Matcher.quoteReplacement(values.getOrDefault(match.group(1), match.group())));
  }

  private @Nullable Object value(@Nullable Object value) {
    return switch (value) {
      case String text -> fill(text);
      case Map<?, ?> map -> {
        Map<String, Object> filled = new LinkedHashMap<>();
        map.forEach((key, item) -> filled.put(String.valueOf(key), value(item)));
        yield filled;
      }
      case List<?> list -> {
        List<Object> filled = new ArrayList<>();
        list.forEach(item -> filled.add(value(item)));
        yield filled;
      }
      case null, default -> value;
    };
  }
}
