package dev.slipway.deployer.diagnosis;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;

/// Shortens the cluster's messages. Pure.
final class Sayings {

  /// `Unhealthy: Readiness probe failed: HTTP probe failed with statuscode: 503`.
  private static final Pattern PROBE =
      Pattern.compile(
          "Unhealthy: (Readiness|Liveness|Startup) probe (?:failed|errored)[^:]*: (.*)",
          Pattern.DOTALL);

  private static final Pattern PULL =
      Pattern.compile("Failed to pull image \"[^\"]*\": (.+)", Pattern.DOTALL);

  private static final Pattern RPC =
      Pattern.compile("^(?:[A-Za-z]+: )?rpc error: code = \\w+ desc = ");

  private static final Pattern BACK_OFF =
      Pattern.compile("^Back-off pulling image \"[^\"]*\"(?:: )?");

  private static final Pattern NODES =
      Pattern.compile(
          "^\\d+/\\d+ nodes are available: (.*?)\\.?(?: preemption: .*)?$", Pattern.DOTALL);

  private Sayings() {}

  /// A failed probe and its result.
  record Probe(String which, String answer) {}

  /// What the latest warning of a probe says, empty where there is none.
  static Optional<Probe> probe(List<String> warnings) {
    return warnings.reversed().stream()
        .map(PROBE::matcher)
        .filter(Matcher::matches)
        .findFirst()
        .map(found ->
            new Probe(
                found.group(1).toLowerCase(Locale.ROOT),
                found.group(2).isBlank() ? "no answer" : found.group(2).strip()));
  }

  /// Why the image was not given. A container that backs off says no more than that in older
  /// clusters; the registry's words are in the warning of the attempt.
  static String registry(Finding finding) {
    String told = finding.culprit() == null ? "" : Diagnoses.told(finding.culprit());
    String own = RPC.matcher(BACK_OFF.matcher(told).replaceFirst("")).replaceFirst("");
    if (!own.isBlank() && !own.equals("the cluster says no more")) {
      return own;
    }
    return finding.warnings().reversed().stream()
        .map(PULL::matcher)
        .filter(Matcher::find)
        .findFirst()
        .map(found -> RPC.matcher(found.group(1)).replaceFirst(""))
        .orElse(told);
  }

  /// Whether it says more than that it was tried.
  static boolean isRegistrys(String said) {
    return !said.isBlank()
        && !said.startsWith("Back-off")
        && !said.equals("the cluster says no more");
  }

  /// What the nodes lack.
  static String missing(String told) {
    Matcher found = NODES.matcher(told);
    return found.matches() ? Objects.requireNonNull(found.group(1)) : told;
  }
}
