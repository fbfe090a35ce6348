package dev.slipway.gateway.chat.command;

import dev.slipway.contract.people.Account;
import dev.slipway.contract.people.Actor;
import dev.slipway.contract.people.Person;
import dev.slipway.view.card.Text;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The answers to a person who delegates their votes.
final class DelegationAnswers {

  private static final String KNOWN = "votes are only handed to people whom Slipway knows.";

  private DelegationAnswers() {}

  static Text handedOver(Person to, Instant until, List<String> projects) {
    return Text.of("Until ")
        .time(until)
        .words(" ")
        .mention(Actor.of(to))
        .words(
            " votes for you in "
                + NameList.plain(projects)
                + ", and every vote says so. You may still vote yourself; ")
        .command("delegate off")
        .words(" takes your votes back.");
  }

  static Text takenBack(List<String> projects) {
    return Text.of("Your votes in " + NameList.plain(projects) + " are yours alone again.");
  }

  static Text noVotes() {
    return Text.of(
        "You have no vote in any project, so there is nothing to hand over. A vote that was handed over"
            + " to you cannot be handed on.");
  }

  static Text yourself() {
    return Text.of("Your votes are in your hands already.");
  }

  /// @param given the word that was typed
  /// @param mentioned the account that the word mentions, null if it is another word
  static Text nobody(String given, @Nullable Account mentioned) {
    if (mentioned != null) {
      return Text.none()
          .mention(Actor.stranger(mentioned))
          .words(
              " is in no project. Have them entered in people.yaml and in a project's file: "
                  + KNOWN);
    }
    return Text.of(
            "Nobody in a project is called " + ForeignWords.quoted(given) + ". Mention them (")
        .code("@name")
        .words(
            "), and if they are new, have them entered in people.yaml and in a project's file: "
                + KNOWN);
  }

  static Text noTime(String given) {
    return Text.of(
            ForeignWords.quoted(given)
                + " is no time in the next "
                + Until.LONGEST_DAYS
                + " days. Write a day (")
        .code("2026-12-24")
        .words(", ")
        .code("friday")
        .words(", ")
        .code("tomorrow")
        .words("), a day and a time (")
        .code("2026-12-24 17:00")
        .words("), or for how long (")
        .code("8h")
        .words(", ")
        .code("3d")
        .words(", ")
        .code("2w")
        .words(").");
  }
}
