package dev.slipway.view.step;

import dev.slipway.contract.approval.ApprovalEvent;
import dev.slipway.view.card.Text;
import dev.slipway.view.card.Tone;
import dev.slipway.view.history.HistoryLine;
import java.util.List;
import java.util.Optional;

/// One step of a release as it is shown: the answers of its kind to every card, line and text. A kind has to answer the
/// questions without an answer here; the others have the answer of a step that asks nobody and leads to nothing.
public interface ShownStep {

  /// In one line, for a table that has its name and its status beside it. Empty for a step that the release has not come
  /// to.
  Text line();

  /// The word for its status in such a table.
  String status();

  /// How far the release has come with it.
  Progress progress();

  /// The line of a release's history for the moment when the release comes to the step.
  ///
  /// @param published the events that the moment became on its way to others, in their order
  HistoryLine started(List<ApprovalEvent> published);

  /// Its paragraph in the channel's message about the release; empty if there is nothing to tell.
  Optional<Text> paragraph();

  /// Its place on the release's way through the pipeline; empty if it is part of another step's.
  Optional<Place> place();

  /// The tone of its present state; empty if that says nothing of how things are now.
  Optional<Tone> tone();

  /// Its paragraph in the message of somebody who may choose at a gate before it.
  default Optional<Text> consequence() {
    return paragraph();
  }

  /// Whether people decide here about what comes next.
  default boolean asks() {
    return false;
  }

  /// Whether the release goes on only if people decide so.
  default boolean holdsUp() {
    return false;
  }

  /// Whether the release has gone on to it, past every gate before it.
  default boolean isFollowed() {
    return false;
  }

  /// The question that a gate's buttons answer, where it is the next thing that the gate decides on; without its question
  /// mark.
  default Optional<String> question() {
    return Optional.empty();
  }

  /// The release's activity at the step in a line about the release. Of several steps the last one counts.
  default Optional<Text> activity() {
    return Optional.empty();
  }

  /// The people or the time that the release waits for here, in a line about the release. All steps count.
  default Optional<Text> waiting() {
    return Optional.empty();
  }

  /// Whether it shows something that will soon be otherwise.
  default boolean isPassing() {
    return false;
  }

  /// Its state as the end of a headline; empty for a step that is never a release's headline.
  default Optional<Headline> headline() {
    return Optional.empty();
  }

  /// Its messages in the channel beside the release's own, a message before the replies to it.
  default List<StepMessage> messages() {
    return List.of();
  }

  /// The progress of a release with one of its steps.
  enum Progress {
    AHEAD,
    HERE,
    BEHIND
  }

  /// A step on its release's way.
  record Place(String name, Mark mark) {}

  /// The state of one place.
  enum Mark {
    TO_COME,
    CURRENT,
    DONE,
    FAILED,
    LEFT_OUT
  }

  /// A state in a headline, behind the release's title.
  ///
  /// @param words with the blank or the colon that they begin with
  /// @param troubled whether something is wrong with what the step has left behind, whatever the release's outcome
  record Headline(String words, Stage stage, boolean troubled) {}

  /// The stage of a step in a headline.
  enum Stage {
    TO_COME,
    UNDER_WAY,
    DONE,
    FAILED
  }
}
