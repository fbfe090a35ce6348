package dev.slipway.e2e;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// The table of `docs/reference/metrics.md`.
record MetricsCatalogue(List<Row> rows) {

  private static final Pattern ROW =
      Pattern.compile("(?m)^\\| `(slipway\\.[a-z.]+)` \\| (\\w+) \\|([^|]*)\\|([^|]*)\\|");
  private static final Pattern CODE = Pattern.compile("`([a-z]+)`");

  /// @param family its name for Prometheus
  record Row(String family, Set<String> labels, Set<String> services) {}

  static MetricsCatalogue read(Path file) {
    try {
      List<Row> rows = new ArrayList<>();
      Matcher row = ROW.matcher(Files.readString(file));
      while (row.find()) {
        rows.add(
            new Row(
                family(row.group(1), row.group(2)), codes(row.group(3)), services(row.group(4))));
      }
      return new MetricsCatalogue(rows);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String family(String meter, String type) {
    String name = meter.replace('.', '_');
    return switch (type) {
      case "counter" -> name + "_total";
      case "timer" -> name + "_seconds";
      case "gauge", "summary" -> name;
      default -> throw new IllegalArgumentException(meter + " is a " + type);
    };
  }

  private static Set<String> codes(String cell) {
    return CODE.matcher(cell)
        .results()
        .map(found -> found.group(1))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static Set<String> services(String cell) {
    Set<String> named =
        cell.trim().equals("all")
            ? Set.of("gateway", "approval", "notifier", "deployer")
            : new TreeSet<>(Arrays.asList(cell.trim().split(",\\s*")));
    return named.stream().map(name -> name + "-service").collect(Collectors.toSet());
  }

  Set<String> families(String service) {
    return labels(service).keySet();
  }

  Map<String, Set<String>> labels(String service) {
    Map<String, Set<String>> labels = new TreeMap<>();
    rows.stream()
        .filter(row -> row.services().contains(service))
        .forEach(row -> labels.put(row.family(), row.labels()));
    return labels;
  }
}
