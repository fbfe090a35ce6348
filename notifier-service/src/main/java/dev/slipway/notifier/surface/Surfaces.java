package dev.slipway.notifier.surface;

import dev.slipway.contract.Drift;
import dev.slipway.contract.Person;
import dev.slipway.contract.Removal;
import dev.slipway.contract.approval.ReleaseSnapshot;
import dev.slipway.contract.approval.StepSnapshot;
import dev.slipway.contract.approval.StepSnapshot.Deploy;
import dev.slipway.contract.approval.StepSnapshot.Gate;
import dev.slipway.contract.approval.StepSnapshot.Vote;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A release as chat messages. The set only grows: a surface that a snapshot has, every later one
/// has too, so the latest snapshot alone says all. Except for the replies about an attempt that
/// failed or that no deployer took, about a drift, and for reminders: only the snapshots that show it
/// have them, and no later one changes them. Messages about a removal that was put off are as they were
/// then, but for [Amendment]s.
public final class Surfaces {

  private static final Logger log = LoggerFactory.getLogger(Surfaces.class);
  private static final String SLACK = "slack";
  private static final String SUMMARY = "summary@channel";

  private final ReleaseSnapshot release;
  private final List<Surface> surfaces = new ArrayList<>();

  private Surfaces(ReleaseSnapshot release) {
    this.release = release;
  }

  /// Every message that should exist, parents before their replies.
  ///
  /// @throws IllegalArgumentException where the release's channel is not `platform:id`
  public static List<Surface> of(ReleaseSnapshot release) {
    Surfaces all = new Surfaces(release);
    all.channel();
    all.people();
    return List.copyOf(all.surfaces);
  }

  private void channel() {
    Destination channel = Destination.parse(release.channel());
    surfaces.add(
        new Surface(
            SUMMARY, channel, null, SummaryCard.of(release), SummaryCard.isPassing(release)));
    boolean first = true;
    for (StepSnapshot step : release.steps()) {
      if (step instanceof Gate gate) {
        surfaces.addAll(ChannelAsk.of(release, gate, channel, SUMMARY));
        votes(gate, channel, SUMMARY);
      }
      if (step instanceof Deploy deploy) {
        boolean ownCard = !first && DeploymentCard.isDue(deploy);
        // What has no message of its own is told below the release's.
        String key = ownCard ? deploy.name() + "@channel" : SUMMARY;
        if (ownCard) {
          surfaces.add(new Surface(key, channel, null, DeploymentCard.of(release, deploy)));
        }
        if (deploy.unanswered() != null) {
          surfaces.add(
              reply("unanswered", deploy, channel, key, DeploymentText.unanswered(deploy)));
        }
        Removal removal = deploy.removal();
        if (removal != null && RemovalCard.isDue(removal)) {
          Card card = RemovalCard.of(release, deploy, removal);
          surfaces.add(new Surface(RemovalCard.key(deploy, removal), channel, null, card));
        }
        Drift drift = deploy.drift();
        if (drift != null) {
          surfaces.add(drifted(deploy, drift, channel, key));
        }
        FailureReply.log(deploy)
            .map(card -> reply("log", deploy, channel, key, card))
            .ifPresent(surfaces::add);
        first = false;
      }
    }
  }

  /// One for each attempt, so that a later one does not overwrite what an earlier one said.
  private static Surface reply(
      String kind, Deploy deploy, Destination to, String threadOf, Card card) {
    String key = "reply:%s:%s/%d@%s".formatted(kind, deploy.name(), deploy.attempt(), threadOf);
    return new Surface(key, to, threadOf, card);
  }

  private static Surface drifted(Deploy deploy, Drift drift, Destination to, String threadOf) {
    String key =
        "reply:drift:%s/%s@%s".formatted(deploy.name(), DriftReply.key(deploy, drift), threadOf);
    return new Surface(key, to, threadOf, DriftReply.of(deploy, drift));
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
    if (person.slack() == null) {
      log.debug("release {}: {} has no chat identity, no message", release.id(), person.id());
      return;
    }
    Destination direct = new Destination(SLACK, person.slack());
    String key = gate.name() + "@" + person.id();
    surfaces.add(new Surface(key, direct, null, GateCard.of(release, gate, person)));
    earlier.forEach(before -> votes(before, direct, key));
    if (Reminder.isDue(release, gate, person)) {
      String reminder =
          "reply:reminder:%s/%d/%d@%s"
              .formatted(gate.name(), gate.attempt(), Reminder.number(gate), key);
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
      String reply =
          "reply:vote:%s/%d/%s@%s".formatted(before.name(), vote.attempt(), whose(vote), key);
      Text said = Text.none().strong(before.name()).words(": ").then(Votes.one(before, vote));
      surfaces.add(new Surface(reply, to, key, Card.sentence(Votes.tone(vote.effect()), said)));
    }
  }

  /// Told apart from a vote that the same person cast for themselves.
  private static String whose(Vote vote) {
    String by = vote.by().person();
    return vote.onBehalfOf().isEmpty() ? by : by + "+" + vote.onBehalfOf().getFirst().person();
  }
}
