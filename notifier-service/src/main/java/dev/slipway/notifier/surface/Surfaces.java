package dev.slipway.notifier.surface;

import dev.slipway.contract.people.Person;
import dev.slipway.contract.release.ReleaseSnapshot;
import dev.slipway.contract.release.StepSnapshot;
import dev.slipway.contract.release.StepSnapshot.Gate;
import dev.slipway.view.DeploymentCard;
import dev.slipway.view.GateCard;
import dev.slipway.view.ShownSteps;
import dev.slipway.view.SummaryCard;
import dev.slipway.view.card.Card;
import dev.slipway.view.deployment.DeploymentReplies;
import dev.slipway.view.deployment.FailureReply;
import dev.slipway.view.gate.DelegationText;
import dev.slipway.view.gate.GateReplies;
import dev.slipway.view.gate.Reminder;
import dev.slipway.view.step.StepMessage;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A release as chat messages. The set only grows: a surface that a snapshot has, every later one
/// has too, so the latest snapshot alone says all. Except for the replies about an attempt that
/// failed or that no deployer took, about a drift, and for reminders: only the snapshots that show it
/// have them, and no later one changes them. Messages about a removal that was put off are as they were
/// then, but for [Amendment]s.
public final class Surfaces {

  private static final Logger log = LoggerFactory.getLogger(Surfaces.class);

  private final ReleaseSnapshot release;
  private final List<ProjectChannel> channels;
  private final List<Destination> destinations;
  private final Predicate<String> served;
  private final List<Surface> surfaces = new ArrayList<>();

  private Surfaces(ReleaseSnapshot release, Predicate<String> served) {
    this.release = release;
    this.served = served;
    this.channels = ProjectChannel.of(release);
    this.destinations = channels.stream().map(ProjectChannel::destination).toList();
  }

  /// Every message that should exist if each platform is served, parents before their replies.
  ///
  /// @throws IllegalArgumentException if a channel of the release is not `platform:id`
  public static List<Surface> of(ReleaseSnapshot release) {
    return of(release, _ -> true);
  }

  /// The same with each person written to on a platform that is served. Channels of other platforms have their messages
  /// here too, and so has whoever has accounts on none that is served: nobody sends these, and they are counted.
  ///
  /// @param served whether messages can be sent on a platform, by its name
  public static List<Surface> of(ReleaseSnapshot release, Predicate<String> served) {
    Surfaces all = new Surfaces(release, served);
    all.channels.forEach(all::channel);
    all.people();
    return List.copyOf(all.surfaces);
  }

  private void channel(ProjectChannel in) {
    String summary = SurfaceKeys.summary(in);
    Destination channel = in.destination();
    surfaces.add(
        new Surface(
            summary, channel, null, SummaryCard.of(release), SummaryCard.isPassing(release)));
    release.steps().forEach(step -> step(step, in));
  }

  /// What has no message of its own is told below the release's.
  private void step(StepSnapshot step, ProjectChannel in) {
    Destination channel = in.destination();
    String below = SurfaceKeys.summary(in);
    for (StepMessage message : ShownSteps.of(release, step).messages()) {
      switch (message) {
        case StepMessage.Own(Card card) -> {
          below = SurfaceKeys.step(step.name(), in);
          surfaces.add(new Surface(below, channel, null, card));
        }
        case StepMessage.Notice notice ->
            surfaces.add(new Surface(SurfaceKeys.notice(notice, in), channel, null, notice.card()));
        case StepMessage.Reply reply -> reply(reply, channel, below);
      }
    }
  }

  private void reply(StepMessage.Reply reply, Destination to, String below) {
    surfaces.add(new Surface(SurfaceKeys.reply(reply, below), to, below, reply.card()));
  }

  private void people() {
    List<Gate> earlier = new ArrayList<>();
    for (Gate gate : release.gates()) {
      if (gate.attempt() > 0 && gate.asksPeople()) {
        DelegationText.all(gate).forEach(person -> person(gate, person, earlier));
      }
      earlier.add(gate);
    }
  }

  private void person(Gate gate, Person person, List<Gate> earlier) {
    Optional<Destination> reached =
        Destination.of(person, destinations, served)
            .or(() -> Destination.of(person, destinations, _ -> true));
    if (reached.isEmpty()) {
      log.debug("release {}: {} has no account, no message", release.id(), person.id());
      return;
    }
    Destination direct = reached.get();
    String key = SurfaceKeys.person(gate, person.id());
    surfaces.add(new Surface(key, direct, null, GateCard.of(release, gate, person)));
    earlier.stream()
        .flatMap(before -> GateReplies.votes(before).stream())
        .forEach(vote -> reply(vote, direct, key));
    if (Reminder.isDue(release, gate, person)) {
      reply(GateReplies.reminded(release, gate), direct, key);
    }
    release.deployments().stream()
        .filter(FailureReply::isDue)
        .filter(
            deploy -> DeploymentCard.gateBefore(release, deploy).filter(gate::equals).isPresent())
        .forEach(deploy -> reply(DeploymentReplies.failed(release, deploy), direct, key));
  }
}
