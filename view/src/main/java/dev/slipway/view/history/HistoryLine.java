package dev.slipway.view.history;

import dev.slipway.contract.deployment.Diagnosis;
import dev.slipway.contract.people.Actor;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// One line of a release's history.
///
/// @param step the step it is about, null for the release as a whole
/// @param who the person who brought it about, null if the pipeline did
/// @param why the reason, or the details
/// @param diagnosis of what failed, null for everything else
public record HistoryLine(
    @Nullable String step, @Nullable Actor who, String why, @Nullable Diagnosis diagnosis) {

  /// A line about what somebody, or nobody in particular, did.
  public static HistoryLine of(@Nullable String step, @Nullable Actor who, String why) {
    return new HistoryLine(step, who, why, null);
  }

  /// A line about what the pipeline did at a step.
  public static HistoryLine at(String step, String why) {
    return of(step, null, why);
  }

  /// A line about a failure.
  public static HistoryLine failed(String step, Diagnosis diagnosis) {
    return new HistoryLine(step, null, diagnosis.reason() + ": " + diagnosis.message(), diagnosis);
  }

  /// A constant as the contract's JSON has it.
  public static String word(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
