package dev.slipway.approval.core.gate;

import dev.slipway.approval.core.release.Pipeline;
import dev.slipway.approval.core.release.Release;
import dev.slipway.contract.project.Answer;
import dev.slipway.contract.release.Vote;
import dev.slipway.contract.text.ForeignText;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.List;

/// Bounds the texts of a release's votes together, since every event of the release carries them all: without it some
/// thirty long forms make an event that Kafka refuses, and the next vote is lost.
final class AnswerBudget {

  /// In UTF-8, well below what an event may have.
  static final int BYTES = 256 * 1024;

  /// The most that a character of a cut text takes: four UTF-16 units of three bytes.
  private static final int BYTES_OF_A_CHARACTER = 12;

  private AnswerBudget() {}

  /// The answers as they are kept: whole, or with each text cut to its share of what is left.
  static List<Answer> within(Release.Open release, List<Answer> answers) {
    long left =
        BYTES
            - Pipeline.gates(release.steps()).stream()
                .flatMap(gate -> gate.votes().stream())
                .map(Vote::answers)
                .mapToLong(AnswerBudget::bytes)
                .sum();
    if (bytes(answers) <= left) {
      return answers;
    }
    long share = left / (BYTES_OF_A_CHARACTER * Math.max(1L, answers.size()));
    return answers.stream().map(answer -> cut(answer, (int) Math.max(1, share))).toList();
  }

  private static Answer cut(Answer answer, int characters) {
    return answer instanceof Answer.Text(String question, String text)
        ? new Answer.Text(question, ForeignText.limit(text, characters))
        : answer;
  }

  private static long bytes(Collection<Answer> answers) {
    return answers.stream()
        .mapToLong(answer ->
            answer instanceof Answer.Text text
                ? text.text().getBytes(StandardCharsets.UTF_8).length
                : 0)
        .sum();
  }
}
