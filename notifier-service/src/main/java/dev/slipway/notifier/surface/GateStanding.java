package dev.slipway.notifier.surface;

import dev.slipway.contract.Person;
import dev.slipway.contract.approval.ReleaseSnapshot;
import dev.slipway.contract.approval.StepSnapshot.Gate;
import dev.slipway.contract.approval.StepSnapshot.GateStatus;
import dev.slipway.contract.approval.StepSnapshot.Vote;
import java.util.List;
import java.util.Optional;

/// How a gate stands, as one of its people sees it.
record GateStanding(ReleaseSnapshot release, Gate gate, Person person) {

  /// Whether there is something for this person to choose now.
  boolean mayChoose() {
    return Sentences.takesVotes(release, gate) && ownVote().isEmpty() && !isBarred();
  }

  Text text() {
    Text name = Text.none().strong(gate.name()).words(": ");
    Optional<Vote> own = ownVote();
    return own.isPresent() ? name.then(chosen(own.get())) : name.then(ofOthers());
  }

  private Text chosen(Vote own) {
    Text text = Text.of("You chose ").strong(own.label()).words(".");
    List<Vote> others = others();
    return gate.status() == GateStatus.OPEN || others.isEmpty()
        ? text
        : text.words(" ").then(Votes.all(gate, others));
  }

  private Text ofOthers() {
    List<Vote> votes = Votes.latest(gate);
    return switch (gate.status()) {
      case PENDING -> Text.of("not open yet.");
      case OPEN -> and(asked(), votes);
      case PASSED, REJECTED -> votes.isEmpty() ? Text.of("decided.") : Votes.all(gate, votes);
      case CLOSED -> and("closed, it takes no more votes.", votes);
      case EXPIRED -> and("was not decided in time.", votes);
    };
  }

  private String asked() {
    if (Sentences.takesVotes(release, gate) && isBarred()) {
      return "you wrote this build, so somebody else has to choose.";
    }
    return mayChoose() ? "please choose." : "takes no more votes.";
  }

  private boolean isBarred() {
    return gate.barred().contains(person.id());
  }

  private Text and(String sentence, List<Vote> votes) {
    Text text = Text.of(sentence);
    return votes.isEmpty() ? text : text.words(" ").then(Votes.all(gate, votes));
  }

  private Optional<Vote> ownVote() {
    return Votes.latest(gate).stream().filter(this::isOwn).findFirst();
  }

  private List<Vote> others() {
    return Votes.latest(gate).stream().filter(vote -> !isOwn(vote)).toList();
  }

  private boolean isOwn(Vote vote) {
    return vote.by().person().equals(person.id());
  }
}
