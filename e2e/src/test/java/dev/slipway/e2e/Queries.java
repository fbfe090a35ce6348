package dev.slipway.e2e;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/// The PromQL of the dashboards and alert rules.
final class Queries {

  /// What Prometheus itself and kube-state-metrics tell.
  static final Set<String> OTHERS = Set.of("up", "kube_deployment_status_replicas_available");

  /// What Prometheus adds to every series that it scrapes from a pod.
  static final Set<String> TARGET_LABELS = Set.of("namespace", "pod", "job", "instance");

  private static final Pattern CLAUSE =
      Pattern.compile("\\b(by|without|on|ignoring|group_left|group_right)\\s*\\([^)]*\\)");
  private static final Pattern METRIC =
      Pattern.compile("([a-zA-Z_:][\\w:]*)\\s*(?:\\{([^}]*)})?(?!\\w|\\s*\\()");
  private static final Pattern LABEL = Pattern.compile("(\\w+)\\s*(?:=~|!~|!=|=)");
  private static final Set<String> WORDS = Set.of("and", "or", "unless", "bool", "offset");

  private Queries() {}

  /// A metric that a query asks for.
  record Selector(String where, String metric, Set<String> labels) {}

  static List<Selector> all(Path folder) {
    try (Stream<Path> files = Files.walk(folder)) {
      List<Selector> selectors = new ArrayList<>();
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        expressions(file)
            .forEach(expression ->
                selectors.addAll(selectors(file.getFileName().toString(), expression)));
      }
      return selectors;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<String> expressions(Path file) throws IOException {
    List<String> expressions = new ArrayList<>();
    if (file.toString().endsWith(".yaml") || file.toString().endsWith(".json")) {
      // JSON is YAML.
      for (Object document :
          new Yaml(new SafeConstructor(new LoaderOptions())).loadAll(Files.readString(file))) {
        collect(document, expressions);
      }
    }
    return expressions;
  }

  private static void collect(Object node, List<String> expressions) {
    if (node instanceof Map<?, ?> map) {
      map.forEach((key, value) -> {
        if (key.equals("expr")) {
          expressions.add(value.toString());
        } else {
          collect(value, expressions);
        }
      });
    } else if (node instanceof List<?> list) {
      list.forEach(item -> collect(item, expressions));
    }
  }

  static List<Selector> selectors(String where, String expression) {
    String plain = CLAUSE.matcher(expression).replaceAll(" ").replaceAll("\\[[^]]*]", " ");
    List<Selector> selectors = new ArrayList<>();
    Matcher metric = METRIC.matcher(plain);
    while (metric.find()) {
      if (!WORDS.contains(metric.group(1))) {
        Set<String> labels = new TreeSet<>();
        Matcher label = LABEL.matcher(metric.group(2) == null ? "" : metric.group(2));
        while (label.find()) {
          labels.add(label.group(1));
        }
        selectors.add(new Selector(where + ": " + expression, metric.group(1), labels));
      }
    }
    return selectors;
  }
}
