package dev.slipway.gateway.chat.slack.command;

import dev.slipway.contract.people.Person;
import dev.slipway.gateway.chat.slack.SlackText;
import java.time.Instant;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// The answers to a person who delegates their votes.
final class DelegationAnswers {

  private static final int PROJECTS = 10;
  private static final Pattern MENTIONED =
      Pattern.compile(SlashCommand.MEMBER + "[UW][A-Z0-9]{1,30}");
  private static final String KNOWN = "votes are only handed to people whom Slipway knows.";

  private DelegationAnswers() {}

  static CommandAnswer handedOver(Person to, Instant until, List<String> projects) {
    return new CommandAnswer(
        "Until "
            + time(until)
            + " <@"
            + to.slack()
            + "> votes for you in "
            + names(projects)
            + ", and every vote says so. You may still vote yourself; `/slipway delegate off` takes your"
            + " votes back.");
  }

  static CommandAnswer takenBack(List<String> projects) {
    return new CommandAnswer("Your votes in " + names(projects) + " are yours alone again.");
  }

  static CommandAnswer noVotes() {
    return new CommandAnswer(
        "You have no vote in any project, so there is nothing to hand over. A vote that was handed over"
            + " to you cannot be handed on.");
  }

  static CommandAnswer yourself() {
    return new CommandAnswer("Your votes are in your hands already.");
  }

  /// @param given as [SlashCommand.Delegate] has it
  static CommandAnswer nobody(String given) {
    return new CommandAnswer(
        MENTIONED.matcher(given).matches()
            ? "<@"
                + given.substring(SlashCommand.MEMBER.length())
                + "> is in no project. Have them entered in people.yaml and in a project's file: "
                + KNOWN
            : "Nobody in a project is called \u201c"
                + SlackText.quoted(given)
                + "\u201d. Mention them (`@name`), and if they are new, have them entered in people.yaml"
                + " and in a project's file: "
                + KNOWN);
  }

  static CommandAnswer noTime(String given) {
    return new CommandAnswer(
        "\u201c"
            + SlackText.quoted(given)
            + "\u201d is no time in the next "
            + Until.LONGEST_DAYS
            + " days. Write a day (`2026-12-24`, `friday`, `tomorrow`), a day and a time (`2026-12-24"
            + " 17:00`), or for how long (`8h`, `3d`, `2w`).");
  }

  /// In the reader's own time zone. Source: "Date formatting" in Slack's reference on formatting.
  private static String time(Instant at) {
    return "<!date^" + at.getEpochSecond() + "^{date_short_pretty} {time}|" + at + ">";
  }

  private static String names(List<String> projects) {
    String names =
        projects.stream().limit(PROJECTS).map(SlackText::escaped).collect(Collectors.joining(", "));
    int more = projects.size() - PROJECTS;
    return more > 0 ? names + " and " + more + " more" : names;
  }
}
