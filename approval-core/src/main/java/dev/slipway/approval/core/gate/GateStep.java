package dev.slipway.approval.core.gate;

import dev.slipway.approval.core.access.Voters;
import dev.slipway.approval.core.release.StepEvent;
import dev.slipway.approval.core.release.StepState;
import dev.slipway.contract.people.Person;
import dev.slipway.contract.project.ProjectDefinition;
import dev.slipway.contract.project.Step;
import dev.slipway.contract.release.Vote;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// A gate.
///
/// @param attempt how often the gate was opened, from 0
/// @param votes of all openings, oldest first
/// @param reach beyond its groups
public record GateStep(
    Step.Approve step, int attempt, Gate gate, List<Vote> votes, GateFollowUp reach)
    implements StepState {
  public GateStep {
    votes = List.copyOf(votes);
    reach = GateFollowUp.orNone(reach);
  }

  /// A gate that has reached nobody but its groups.
  public GateStep(Step.Approve step, int attempt, Gate gate, List<Vote> votes) {
    this(step, attempt, gate, votes, GateFollowUp.NONE);
  }

  /// A gate that no release has come to.
  public static GateStep pending(Step.Approve step) {
    return new GateStep(step, 0, new Gate.Pending(), List.of());
  }

  @Override
  public String name() {
    return step.name();
  }

  /// An advisory gate is done once it has opened.
  @Override
  public boolean isDone() {
    return step.advisory() ? !(gate instanceof Gate.Pending) : gate instanceof Gate.Passed;
  }

  @Override
  public boolean holdsUp() {
    return !step.advisory();
  }

  @Override
  public Optional<StepEvent> arrival(Instant at) {
    return gate instanceof Gate.Pending ? Optional.of(opening(at)) : Optional.empty();
  }

  /// The event that opens it once more than before.
  public GateEvent.Opened opening(Instant at) {
    Duration expires = step.expires();
    return new GateEvent.Opened(name(), attempt + 1, expires == null ? null : at.plus(expires), at);
  }

  @Override
  public Optional<StepEvent> closing(Instant at) {
    return gate instanceof Gate.Open
        ? Optional.of(new GateEvent.Closed(name(), at))
        : Optional.empty();
  }

  @Override
  public Optional<GateStep> deciding() {
    return Optional.of(this);
  }

  @Override
  public boolean belongsTo(String environment) {
    return false;
  }

  /// Everybody who may decide, each once: the gate's groups in their order, then those whom it was handed over to.
  public List<Person> voters(ProjectDefinition definition) {
    return Voters.distinct(entries(definition).stream());
  }

  /// All entries of the gate's groups, several of a person who is in several: each may have other accounts.
  List<Person> entries(ProjectDefinition definition) {
    return Stream.concat(step.from().stream(), escalatedTo().stream())
        .flatMap(group -> Voters.members(definition, group).stream())
        .toList();
  }

  /// The groups that the gate was handed over to, none where it was not.
  public List<String> escalatedTo() {
    Step.@Nullable Escalation escalation = step.escalate();
    return escalation != null && reach.escalated() ? escalation.to() : List.of();
  }

  @Override
  public GateStep after(StepEvent event) {
    return event instanceof GateEvent own ? after(own) : this;
  }

  /// The gate once the event has happened to it. Copies facts and never judges them.
  public GateStep after(GateEvent event) {
    return switch (event) {
      case GateEvent.Opened e -> opened(e);
      case GateEvent.VoteCast e -> voted(e.vote());
      case GateEvent.Passed e -> passed(e);
      case GateEvent.Rejected e -> in(new Gate.Rejected(e.at()));
      case GateEvent.Closed e -> in(new Gate.Closed(e.at()));
      case GateEvent.Expired e -> in(new Gate.Expired(e.at()));
      case GateEvent.Reminded e -> reaching(reach.remindedAt(e.at()));
      case GateEvent.Escalated e -> reaching(reach.escalatedAt(e.at()));
      case GateEvent.Delegated e -> reaching(reach.delegated(e.by(), e.delegation()));
      case GateEvent.VotersChanged e -> reaching(reach.without(e.left()));
    };
  }

  /// As if the release had not come to it, with the votes it has had.
  @Override
  public GateStep again() {
    return in(new Gate.Pending());
  }

  private GateStep opened(GateEvent.Opened event) {
    Gate open = new Gate.Open(event.expiresAt(), false);
    return new GateStep(step, event.attempt(), open, votes, reach.again());
  }

  private GateStep voted(Vote vote) {
    List<Vote> all = Stream.concat(votes.stream(), Stream.of(vote)).toList();
    return new GateStep(step, attempt, gate, all, reach);
  }

  /// An advisory gate goes on taking votes.
  private GateStep passed(GateEvent.Passed event) {
    return step.advisory() && gate instanceof Gate.Open(var expiresAt, _)
        ? in(new Gate.Open(expiresAt, true))
        : in(new Gate.Passed(event.at()));
  }

  private GateStep in(Gate state) {
    return new GateStep(step, attempt, state, votes, reach);
  }

  private GateStep reaching(GateFollowUp further) {
    return new GateStep(step, attempt, gate, votes, further);
  }
}
