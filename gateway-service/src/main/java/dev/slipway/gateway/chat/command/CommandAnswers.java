package dev.slipway.gateway.chat.command;

import dev.slipway.view.card.Text;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// The answers to commands that nobody else has to be asked about.
final class CommandAnswers {

  private CommandAnswers() {}

  /// A line of the help.
  private record Usage(String words, String meaning) {}

  private static final List<Usage> USAGES =
      List.of(
          new Usage("status [PROJECT]", "what runs where, and what is under way"),
          new Usage("releases", "the open releases, and those that ended last"),
          new Usage(
              "approve|reject|deploy|close RELEASE [reason]",
              "the same as the buttons, for the same people"),
          new Usage(
              "switch|go-on|abort RELEASE", "the same where a new version takes over step by step"),
          new Usage("override RELEASE reason", "deploys in a freeze"),
          new Usage("CHOICE RELEASE [reason]", "any other choice of a project's gates, by its id"),
          new Usage(
              "rollback PROJECT ENVIRONMENT [RELEASE]",
              "back to what was live before, or to an earlier release"),
          new Usage("who PROJECT", "who may decide what"));

  static Text help(@Nullable String misunderstood) {
    String first =
        misunderstood == null
            ? "What can be typed:\n"
            : "I do not know " + ForeignWords.quoted(misunderstood) + ". What can be typed:\n";
    Text text = Text.of(first);
    for (Usage usage : USAGES) {
      text = text.command(usage.words()).words("  " + usage.meaning() + "\n");
    }
    return text.command("delegate @user until DATE")
        .words("  hands your votes over for a time; ")
        .command("delegate off")
        .words(" takes them back\n")
        .command("help")
        .words("  this");
  }

  static Text incomplete(List<String> usages) {
    return NameList.oneCommand(Text.of("Something is missing. Type "), usages).words(".");
  }

  static Text noRelease(String given) {
    return Text.of(
            ForeignWords.quoted(given) + " is no release. Messages show a release's name, and ")
        .command("releases")
        .words(" lists them.");
  }

  static Text noProject(String given, Collection<String> projects) {
    List<String> near = projects.stream().filter(name -> isNear(name, given)).toList();
    Text text = Text.of("There is no project " + ForeignWords.quoted(given) + ".");
    return near.isEmpty()
        ? NameList.thereAre(text, projects)
        : NameList.oneOf(text.words(" Did you mean "), near).words("?");
  }

  /// Half of the name is enough.
  private static boolean isNear(String name, String given) {
    String wanted = given.toLowerCase(Locale.ROOT);
    return wanted.length() >= 2
        && (name.contains(wanted)
            || wanted.contains(name)
            || name.startsWith(wanted.substring(0, Math.max(2, wanted.length() / 2))));
  }

  static Text noEnvironment(String given, Collection<String> environments) {
    return NameList.thereAre(
        Text.of("There is no environment " + ForeignWords.quoted(given) + "."), environments);
  }

  static Text rollingBack(String release, String environment) {
    return Text.of("A rollback of ")
        .strong(environment)
        .words(" is asked for. If there is something to go back to, it is release ")
        .code(release)
        .words(
            ": the project's channel shows it, and where it needs an approval, those who may give it"
                + " are asked. If there is not, you are told.");
  }

  static Text notTaken() {
    return Text.of("Nothing was done: the event log does not answer. Type it again.");
  }

  static Text refused() {
    return Text.of(
        "Nothing was done: the event log refuses what you typed, and typing it again does not help."
            + " Shorten it, or ask your operator to look into the gateway's log.");
  }
}
