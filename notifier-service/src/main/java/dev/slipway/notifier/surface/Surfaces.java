package dev.slipway.notifier.surface;

import dev.slipway.contract.deployment.Drift;
import dev.slipway.contract.deployment.Removal;
import dev.slipway.contract.people.Person;
import dev.slipway.contract.release.ReleaseSnapshot;
import dev.slipway.contract.release.StepSnapshot;
import dev.slipway.contract.release.StepSnapshot.Deploy;
import dev.slipway.contract.release.StepSnapshot.Gate;
import dev.slipway.contract.release.Vote;
import dev.slipway.view.DeploymentCard;
import dev.slipway.view.GateCard;
import dev.slipway.view.SummaryCard;
import dev.slipway.view.card.Card;
import dev.slipway.view.deployment.DeploymentText;
import dev.slipway.view.deployment.DriftReply;
import dev.slipway.view.deployment.FailureReply;
import dev.slipway.view.deployment.RemovalCard;
import dev.slipway.view.gate.DelegationText;
import dev.slipway.view.gate.Reminder;
import dev.slipway.view.gate.Votes;
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
  /// here too.
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
    boolean first = true;
    for (StepSnapshot step : release.steps()) {
      if (step instanceof Gate gate) {
        surfaces.addAll(ChannelAsk.of(release, gate, channel, summary));
        votes(gate, channel, summary);
      }
      if (step instanceof Deploy deploy) {
        deployment(deploy, in, !first && DeploymentCard.isDue(deploy));
        first = false;
      }
    }
  }

  /// What has no message of its own is told below the release's.
  private void deployment(Deploy deploy, ProjectChannel in, boolean ownCard) {
    Destination channel = in.destination();
    String key = ownCard ? SurfaceKeys.deployment(deploy, in) : SurfaceKeys.summary(in);
    if (ownCard) {
      surfaces.add(new Surface(key, channel, null, DeploymentCard.of(release, deploy)));
    }
    if (deploy.unanswered() != null) {
      surfaces.add(reply("unanswered", deploy, channel, key, DeploymentText.unanswered(deploy)));
    }
    Removal removal = deploy.removal();
    if (removal != null && RemovalCard.isDue(removal)) {
      Card card = RemovalCard.of(release, deploy, removal);
      surfaces.add(new Surface(SurfaceKeys.removal(deploy, removal, in), channel, null, card));
    }
    Drift drift = deploy.drift();
    if (drift != null) {
      String drifted = SurfaceKeys.drift(deploy, drift, key);
      surfaces.add(new Surface(drifted, channel, key, DriftReply.of(deploy, drift)));
    }
    FailureReply.log(deploy)
        .map(card -> reply("log", deploy, channel, key, card))
        .ifPresent(surfaces::add);
  }

  private static Surface reply(
      String kind, Deploy deploy, Destination to, String threadOf, Card card) {
    return new Surface(SurfaceKeys.reply(kind, deploy, threadOf), to, threadOf, card);
  }

  private void people() {
    List<Gate> earlier = new ArrayList<>();
    for (StepSnapshot step : release.steps()) {
      if (step instanceof Gate gate) {
        if (gate.attempt() > 0 && gate.asksPeople()) {
          DelegationText.all(gate).forEach(person -> person(gate, person, earlier));
        }
        earlier.add(gate);
      }
    }
  }

  private void person(Gate gate, Person person, List<Gate> earlier) {
    Optional<Destination> reached = Destination.of(person, destinations, served);
    if (reached.isEmpty()) {
      log.debug("release {}: {} has no chat account, no message", release.id(), person.id());
      return;
    }
    Destination direct = reached.get();
    String key = SurfaceKeys.person(gate, person.id());
    surfaces.add(new Surface(key, direct, null, GateCard.of(release, gate, person)));
    earlier.forEach(before -> votes(before, direct, key));
    if (Reminder.isDue(release, gate, person)) {
      String reminder = SurfaceKeys.reminder(gate, Reminder.number(gate), key);
      surfaces.add(new Surface(reminder, direct, key, Reminder.card(release, gate)));
    }
    release.steps().stream()
        .filter(Deploy.class::isInstance)
        .map(Deploy.class::cast)
        .filter(FailureReply::isDue)
        .filter(
            deploy -> DeploymentCard.gateBefore(release, deploy).filter(gate::equals).isPresent())
        .map(deploy -> reply("failed", deploy, direct, key, FailureReply.reason(release, deploy)))
        .forEach(surfaces::add);
  }

  /// Below a message that does not follow them.
  private void votes(Gate before, Destination to, String key) {
    for (Vote vote : before.votes()) {
      surfaces.add(
          new Surface(SurfaceKeys.vote(before, vote, key), to, key, Votes.card(before, vote)));
    }
  }
}
