package dev.slipway.deployer.kafka;

import dev.slipway.contract.deployment.Diagnosis;
import dev.slipway.contract.deployment.Drift;
import dev.slipway.contract.text.ForeignText;
import dev.slipway.contract.text.TextLimits;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Cleans and bounds what containers, API servers, webhooks and whoever changes objects have written, before
/// it is reported: nothing of it can keep an outcome from Kafka or from a database.
final class ReportedText {

  private ReportedText() {}

  static Diagnosis of(Diagnosis diagnosis) {
    return new Diagnosis(
        seen(diagnosis.reason(), TextLimits.WORD),
        seen(diagnosis.message(), TextLimits.SENTENCE),
        ForeignText.clean(diagnosis.container(), TextLimits.WORD),
        last(diagnosis.events(), TextLimits.WARNINGS),
        last(diagnosis.log(), TextLimits.LOG_LINES),
        diagnosis.cause(),
        diagnosis.facts().stream()
            .limit(TextLimits.FACTS)
            .map(fact ->
                new Diagnosis.Fact(
                    seen(fact.name(), TextLimits.WORD), seen(fact.value(), TextLimits.LINE)))
            .toList());
  }

  static Drift of(Drift drift) {
    return new Drift(
        seen(drift.object(), TextLimits.LINE),
        drift.deleted(),
        drift.changes().stream()
            .limit(TextLimits.LOG_LINES)
            .map(change ->
                new Drift.Change(
                    seen(change.field(), TextLimits.LINE),
                    ForeignText.clean(change.manager(), TextLimits.WORD)))
            .toList(),
        drift.correcting());
  }

  private static List<String> last(List<String> lines, int most) {
    return lines.subList(Math.max(0, lines.size() - most), lines.size()).stream()
        .map(line -> line(line, TextLimits.LINE))
        .toList();
  }

  private static String line(String text, int most) {
    return ForeignText.limit(ForeignText.clean(text).replace('\n', ' '), most);
  }

  /// A text that has to be there.
  private static String seen(@Nullable String text, int most) {
    return Objects.requireNonNullElse(ForeignText.clean(text, most), "?");
  }
}
