package dev.slipway.approval.release.core;

import dev.slipway.contract.TargetType;

/// What an input brings about across the releases of its project: a newer build supersedes, a slot
/// takes one deployment at a time, and whoever is next begins as soon as it is free.
public final class ProjectDecider {

  private final Draft draft;
  private final Moves moves;

  private ProjectDecider(Lookup lookup) {
    this.draft = new Draft(lookup);
    this.moves = new Moves(draft);
  }

  /// Pure: the same answers of `lookup` give the same decision. An input that comes again changes
  /// nothing, but for a click, whose repetition is refused.
  ///
  /// @throws IllegalArgumentException where a build carries a pipeline that cannot be followed
  public static Decision decide(Lookup lookup, Input input) {
    ProjectDecider decider = new ProjectDecider(lookup);
    decider.handle(input);
    return decider.draft.decision();
  }

  private void handle(Input input) {
    switch (input) {
      case Input.BuildArrived i -> open(i);
      case Input.Clicked i -> new Choices(moves).choose(i);
      case Input.Typed i -> new Choices(moves).choose(i);
      case Input.TimeUp i -> look(i);
      case Input.Delegated i -> new Delegating(moves).delegate(i);
      case Input.RollbackAsked i -> new GoingBack(moves).ask(i);
      case Input.Started i ->
          moves.apply(i.release(), new Command.Start(i.slot(), i.sequence(), i.at()));
      case Input.Progressed i ->
          moves.apply(
              i.release(),
              new Command.Report(i.slot(), i.sequence(), i.ready(), i.desired(), i.at()));
      case Input.DeploymentLate i -> miss(i);
      case Input.Drifted i ->
          moves.apply(i.release(), new Command.Drifted(i.slot(), i.sequence(), i.drift(), i.at()));
      case Input.Succeeded i -> {
        serve(i);
        end(
            new Deployed(i.release(), i.slot(), i.sequence()),
            new Command.Succeed(i.slot(), i.sequence(), i.url(), i.at()));
      }
      case Input.Failed i -> {
        new GoingBack(moves).restore(i);
        end(
            new Deployed(i.release(), i.slot(), i.sequence()),
            new Command.Fail(i.slot(), i.sequence(), i.diagnosis(), i.at()));
      }
    }
  }

  /// Remembers what is live, also where its release has ended meanwhile.
  private void serve(Input.Succeeded done) {
    Slot slot = draft.slot(done.slot());
    if (slot.runs(done.release(), done.sequence())) {
      Release.Facts.of(draft.release(done.release()))
          .ifPresent(facts ->
              draft.put(
                  slot.serving(
                      new Slot.Live(facts.origin(), facts.id(), done.sequence(), done.at()))));
    }
  }

  /// The slot says whether a deployment still runs, also that of a release which has ended meanwhile.
  private void miss(Input.DeploymentLate late) {
    if (draft.slot(late.slot()).runs(late.release(), late.sequence())) {
      moves.apply(
          late.release(),
          switch (late.about()) {
            case ANSWER -> new Command.Miss(late.slot(), late.sequence(), late.at());
            case OUTCOME -> new Command.AskAgain(late.slot(), late.sequence(), late.at());
          });
    }
  }

  private void open(Input.BuildArrived build) {
    String id = build.release();
    if (!(draft.release(id) instanceof Release.Absent)) {
      return;
    }
    moves.apply(id, new Command.Open(id, build.build(), build.definition(), build.at()));
    TargetType type = build.build().type();
    if (type == TargetType.BRANCH) {
      draft.open(type, build.build().target()).stream()
          .filter(older -> !older.equals(id) && !isRollback(older))
          .forEach(older -> moves.apply(older, new Command.Supersede(id, build.at())));
    }
    moves.deploy(id, build.at());
  }

  /// A newer build does not take back that somebody wants an older one.
  private boolean isRollback(String id) {
    return draft.release(id) instanceof Release.Open open && open.facts().rollback() != null;
  }

  private void look(Input.TimeUp time) {
    switch (time.about()) {
      case EXPIRY ->
          moves.apply(time.release(), new Command.Expire(time.gate(), time.attempt(), time.at()));
      case REMINDER ->
          moves.apply(time.release(), new Command.Remind(time.gate(), time.attempt(), time.at()));
      case ESCALATION -> escalate(time);
      case DELEGATION -> new Delegating(moves).end(time.release(), time.at());
    }
  }

  /// Those it is handed over to may be away as well.
  private void escalate(Input.TimeUp time) {
    moves.apply(time.release(), new Command.Escalate(time.gate(), time.attempt(), time.at()));
    moves.handOver(time.release(), time.at());
  }

  private record Deployed(String release, String slot, long sequence) {}

  /// Frees the slot even where the release has ended meanwhile: only now is the cluster at rest.
  private void end(Deployed deployed, Command result) {
    moves.apply(deployed.release(), result);
    moves.deploy(deployed.release(), result.at());
    Slot slot = draft.slot(deployed.slot());
    if (slot.runs(deployed.release(), deployed.sequence())) {
      draft.put(slot.free());
      moves.begin(draft.slot(deployed.slot()), result.at());
    }
  }
}
