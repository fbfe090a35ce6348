package dev.slipway.approval.core.rollback;

import dev.slipway.approval.core.Lookup;
import dev.slipway.approval.core.access.Voters;
import dev.slipway.approval.core.environment.Slot;
import dev.slipway.approval.core.release.Command;
import dev.slipway.approval.core.release.Release;
import dev.slipway.approval.core.release.Release.Facts;
import dev.slipway.contract.ReleaseId;
import dev.slipway.contract.deployment.Rollback;
import dev.slipway.contract.gateway.RollbackRequested;
import dev.slipway.contract.people.Account;
import dev.slipway.contract.people.Actor;
import dev.slipway.contract.people.Person;
import dev.slipway.contract.project.ApproveBuilder;
import dev.slipway.contract.project.Environment;
import dev.slipway.contract.project.ProjectDefinition;
import dev.slipway.contract.project.RollbackRules;
import dev.slipway.contract.project.Step;
import dev.slipway.contract.project.Step.Choice;
import dev.slipway.contract.project.Step.Effect;
import dev.slipway.contract.release.Cause;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Going back in an environment: a release of its own that deploys what was live before, with the
/// environment and workload it had then, by the rules and people of what is live now.
public final class Rollbacks {

  /// The gate of a rollback that needs an approval, and its choices.
  static final String GATE = "rollback";

  static final String APPROVE = "approve";

  private static final Duration OPEN_FOR = Duration.ofHours(24);

  private final Lookup lookup;

  /// Answers by what these facts say now.
  public Rollbacks(Lookup lookup) {
    this.lookup = lookup;
  }

  /// Whether there is something to go back to.
  ///
  /// @param to an earlier release, null for what was live before
  public boolean possible(String environment, @Nullable String to) {
    return find(environment, to).isPresent();
  }

  /// A version to roll back to.
  ///
  /// @param build the release that first brought it
  /// @param now the release whose rules hold: the one that is live, else the same
  record Way(Slot slot, Facts build, Facts now, String environment) {

    Environment place() {
      return java.util.Objects.requireNonNull(now.definition().environments().get(environment));
    }

    RollbackRules rules() {
      return place().rollbackRules();
    }

    /// Anybody in a group of the project, and who asked by the API, where operators alone can.
    Optional<Person> person(Account account) {
      return account.platform().equals(RollbackRequested.API)
          ? Optional.of(Person.of(account.toString(), List.of()))
          : Voters.find(Voters.everybody(now.definition()), account);
    }
  }

  /// Empty where no such release was live there.
  ///
  /// @param to null for what was live before
  Optional<Way> find(String environment, @Nullable String to) {
    Slot slot = lookup.slot(key(environment, to));
    return (to == null ? served(slot) : slot.of(to))
        .flatMap(live -> way(slot, live.release(), environment));
  }

  /// What served before a build that is being deployed, which going back stops, and what a rollback that has
  /// stopped one brings back: two people who ask at once want the same. Else what was live before what is live.
  private Optional<Slot.Live> served(Slot slot) {
    Slot.Live live = slot.current();
    boolean isOver =
        slot.isDeploying()
            && live != null
            && facts(slot.holder())
                .filter(f -> (f.rollback() != null) == f.origin().equals(live.release()))
                .isPresent();
    return isOver ? Optional.ofNullable(live) : slot.before();
  }

  /// To what is live, since a deployment over it has failed.
  Optional<Way> restore(Slot slot, String environment) {
    return Optional.ofNullable(slot.current())
        .flatMap(live -> way(slot, live.release(), environment));
  }

  /// An environment with an instance for each branch or tag needs a release to tell which.
  private String key(String environment, @Nullable String to) {
    return facts(to)
        .filter(facts -> facts.definition().environments().containsKey(environment))
        .map(facts -> Slot.key(facts, new Step.Deploy(environment)))
        .orElse(environment);
  }

  private Optional<Way> way(Slot slot, String release, String environment) {
    Slot.Live live = slot.current();
    return facts(release)
        .filter(facts -> facts.definition().environments().containsKey(environment))
        .map(build ->
            new Way(slot, build, facts(live == null ? null : live.by()).orElse(build), environment))
        .filter(way -> way.now().definition().environments().containsKey(environment));
  }

  private Optional<Facts> facts(@Nullable String release) {
    return Optional.ofNullable(release).flatMap(id -> Release.Facts.of(lookup.release(id)));
  }

  /// @param by who asks, null where a failure does, which needs no approval
  static Command.Open open(String id, Way way, @Nullable Actor by, Instant at) {
    List<Step> steps = new ArrayList<>();
    if (by != null && !way.rules().approve().isEmpty()) {
      steps.add(gate(way.rules().approve()));
    }
    steps.add(new Step.Deploy(way.environment()));
    ProjectDefinition definition =
        way.build().definition().with(way.now().definition().people()).along(steps);
    Slot.Live live = way.slot().current();
    return new Command.Open(
        id,
        way.build().subject(),
        definition,
        new Cause.RolledBack(
            new Rollback(
                way.environment(), way.build().origin(), live == null ? null : live.release(), by)),
        null,
        at);
  }

  private static Step gate(List<String> approve) {
    return ApproveBuilder.builder()
        .gate(GATE)
        .from(approve)
        .require(new Step.Require.Any())
        .veto(true)
        .choices(
            List.of(
                new Choice(APPROVE, "Roll back", Effect.PASS),
                new Choice("reject", "Leave it", Effect.REJECT)))
        .expires(OPEN_FOR)
        .selfApproval(true)
        .build();
  }

  /// The id of the rollback that a failed deployment causes: the same for the same one.
  static String id(String project, String slot, long sequence) {
    return ReleaseId.of(
        project, String.join("\n", project, "rollback", slot, Long.toString(sequence)));
  }
}
