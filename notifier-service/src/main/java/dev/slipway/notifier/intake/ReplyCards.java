package dev.slipway.notifier.intake;

import dev.slipway.contract.CommandOrigin;
import dev.slipway.contract.approval.ReleaseEvent.CommandRefused;
import dev.slipway.contract.approval.ReleaseEvent.InteractionRefused;
import dev.slipway.contract.approval.ReleaseGateEvent.VoteCast;
import dev.slipway.contract.gateway.ChatQuestion;
import dev.slipway.contract.people.Account;
import dev.slipway.contract.people.Actor;
import dev.slipway.contract.release.ReleaseSnapshot;
import dev.slipway.contract.release.StepSnapshot.Gate;
import dev.slipway.messaging.EventJson;
import dev.slipway.messaging.Received;
import dev.slipway.notifier.delivery.Correlation;
import dev.slipway.notifier.delivery.person.Notices.Notice;
import dev.slipway.notifier.overview.Overview;
import dev.slipway.notifier.overview.StatusAnswers;
import dev.slipway.view.card.Card;
import dev.slipway.view.card.Text;
import dev.slipway.view.card.Tone;
import dev.slipway.view.refusal.RefusalNotice;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/// Renders the ephemeral answers of an event: why their click or command did nothing, that a command was
/// carried out, how things stand.
@Component
class ReplyCards {

  /// Later than this, nobody remembers what they did.
  private static final Duration LIFE = Duration.ofMinutes(10);

  private final StatusAnswers answers;
  private final Overview overview;
  private final Clock clock = Clock.systemUTC();

  ReplyCards(StatusAnswers answers, Overview overview) {
    this.answers = answers;
    this.overview = overview;
  }

  private record Reply(CommandOrigin to, Actor recipient, Card card) {}

  /// Empty for an event that answers nobody, or comes too late. Reads the overview, in the caller's
  /// transaction.
  Optional<Notice> of(Received received) {
    Instant expires = received.envelope().time().plus(LIFE);
    return expires.isAfter(clock.instant())
        ? reply(received).flatMap(reply -> notice(received, reply, expires))
        : Optional.empty();
  }

  private Optional<Reply> reply(Received received) {
    return switch (received.event()) {
      case InteractionRefused e when isRepetition(e, received.envelope().time()) ->
          Optional.empty();
      case InteractionRefused e ->
          Optional.ofNullable(e.origin().channel())
              .map(channel -> new CommandOrigin(e.origin().platform(), channel, null))
              .map(to -> new Reply(to, e.actor(), refusal(RefusalNotice.of(e))));
      case CommandRefused e ->
          Optional.of(new Reply(e.origin(), e.actor(), refusal(RefusalNotice.of(e))));
      case VoteCast e ->
          Optional.ofNullable(e.command())
              .map(command -> new Reply(command, e.vote().by(), counted(e)));
      case ChatQuestion e when e.about() == ChatQuestion.About.HOME -> Optional.empty();
      case LostMessage e -> Optional.of(new Reply(e.origin(), e.recipient(), refusal(lost(e))));
      case ChatQuestion e ->
          Optional.of(new Reply(e.origin(), Actor.stranger(e.by()), answers.to(e)));
      default -> Optional.empty();
    };
  }

  /// A double click is no alarm: its first half was counted, and the message shows that.
  private boolean isRepetition(InteractionRefused refused, Instant at) {
    ReleaseSnapshot release = refused.release();
    Account account = refused.actor().on(refused.origin().platform()).orElse(null);
    if (release == null || account == null) {
      return false;
    }
    return release.gates().stream()
        .filter(gate -> gate.name().equals(refused.step()))
        .filter(gate -> hasVotedSinceItOpened(gate, account))
        .flatMap(gate -> gate.choices().stream())
        .filter(choice -> choice.id().equals(refused.choice()))
        .anyMatch(choice ->
            overview.hasChosen(release.id(), refused.step(), account, choice.label(), at));
  }

  /// A vote of before the gate opened again is not what somebody clicks for a second time.
  private static boolean hasVotedSinceItOpened(Gate gate, Account account) {
    return gate.votes().stream()
        .anyMatch(
            vote -> vote.attempt() == gate.attempt() && vote.by().accounts().contains(account));
  }

  private static Text lost(LostMessage lost) {
    return Text.of(
            lost.question()
                ? "Your question cannot be answered, since its record cannot be read. Ask again; if that"
                    + " does not help, an operator finds it with "
                : "Nothing was done: what you did was refused, and the reason cannot be read. An operator"
                    + " finds it with ")
        .code("slipway dead-letters list")
        .words(" at ")
        .code(lost.place())
        .words(".");
  }

  private static Card refusal(Text text) {
    return Card.sentence(Tone.BAD, text);
  }

  private static Card counted(VoteCast vote) {
    Text text =
        Text.of("You chose ")
            .strong(vote.vote().label())
            .words(" at ")
            .strong(vote.step())
            .words(" of ")
            .code(vote.release().id())
            .words(".");
    return new Card(null, Tone.GOOD, List.of(text), List.of(), List.of(), List.of());
  }

  private static Optional<Notice> notice(Received received, Reply reply, Instant expires) {
    return reply
        .recipient()
        .on(reply.to().platform())
        .map(recipient ->
            new Notice(
                received.envelope().id(),
                reply.to().platform(),
                reply.to().channel(),
                recipient.id(),
                reply.to().reply(),
                EventJson.mapper().writeValueAsString(reply.card()),
                expires,
                Correlation.of(received.envelope())));
  }
}
