package dev.slipway.deployer.kafka;

import dev.slipway.contract.deployment.Diagnosis;
import dev.slipway.contract.deployment.Drift;
import dev.slipway.contract.text.ForeignText;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Cleans and bounds what containers, API servers, webhooks and whoever changes objects have written, before
/// it is reported: nothing of it can keep an outcome from Kafka or from a database.
final class ReportedText {

  static final int MESSAGE = 1000;
  static final int LINE = 300;
  static final int WORD = 120;
  private static final int LINES = 20;
  private static final int EVENTS = 5;
  private static final int FACTS = 12;

  private ReportedText() {}

  static Diagnosis of(Diagnosis diagnosis) {
    return new Diagnosis(
        seen(diagnosis.reason(), WORD),
        seen(diagnosis.message(), MESSAGE),
        ForeignText.clean(diagnosis.container(), WORD),
        last(diagnosis.events(), EVENTS),
        last(diagnosis.log(), LINES),
        diagnosis.cause(),
        diagnosis.facts().stream()
            .limit(FACTS)
            .map(fact -> new Diagnosis.Fact(seen(fact.name(), WORD), seen(fact.value(), LINE)))
            .toList());
  }

  static Drift of(Drift drift) {
    return new Drift(
        seen(drift.object(), LINE),
        drift.deleted(),
        drift.changes().stream()
            .limit(LINES)
            .map(change ->
                new Drift.Change(
                    seen(change.field(), LINE), ForeignText.clean(change.manager(), WORD)))
            .toList(),
        drift.correcting());
  }

  private static List<String> last(List<String> lines, int most) {
    return lines.subList(Math.max(0, lines.size() - most), lines.size()).stream()
        .map(line -> line(line, LINE))
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
