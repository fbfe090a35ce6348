package dev.slipway.e2e;

import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// The metrics that a service reports to Prometheus.
///
/// @param samples the labels of each series, by its name
record Scrape(Map<String, Set<String>> samples, Set<String> types) {

  private static final Pattern TYPE = Pattern.compile("(?m)^# TYPE (\\S+) \\S+$");
  private static final Pattern SAMPLE = Pattern.compile("(?m)^([a-z_:][\\w:]*)(?:\\{(.*)})? \\S+$");
  private static final Pattern LABEL = Pattern.compile("(\\w+)=\"(?:[^\"\\\\]|\\\\.)*\"");

  /// Labels that every series has, or that a histogram's buckets add.
  private static final Set<String> COMMON = Set.of("application", "le");

  static Scrape of(String text) {
    Map<String, Set<String>> samples = new TreeMap<>();
    Matcher sample = SAMPLE.matcher(text);
    while (sample.find()) {
      Set<String> labels = samples.computeIfAbsent(sample.group(1), _ -> new TreeSet<>());
      Matcher label = LABEL.matcher(sample.group(2) == null ? "" : sample.group(2));
      while (label.find()) {
        labels.add(label.group(1));
      }
    }
    Set<String> types =
        TYPE.matcher(text).results().map(found -> found.group(1)).collect(Collectors.toSet());
    return new Scrape(samples, types);
  }

  static Scrape join(Collection<Scrape> scrapes) {
    Map<String, Set<String>> samples = new TreeMap<>();
    scrapes.forEach(scrape ->
        scrape
            .samples()
            .forEach((name, labels) ->
                samples.computeIfAbsent(name, _ -> new TreeSet<>()).addAll(labels)));
    return new Scrape(samples, Set.of());
  }

  /// The names of metrics, without the maxima that come with timers and summaries.
  Set<String> families(String prefix) {
    return types.stream()
        .filter(name -> name.startsWith(prefix) && !name.endsWith("_max"))
        .collect(Collectors.toSet());
  }

  /// Of all series of a metric, beside those that all have.
  Set<String> labels(String family) {
    Set<String> labels = new TreeSet<>();
    samples.forEach((name, found) -> {
      if (name.equals(family) || name.equals(family + "_count")) {
        labels.addAll(found);
      }
    });
    labels.removeAll(COMMON);
    return labels;
  }
}
