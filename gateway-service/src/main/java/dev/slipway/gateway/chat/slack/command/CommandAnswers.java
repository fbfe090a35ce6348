package dev.slipway.gateway.chat.slack.command;

import dev.slipway.contract.people.Person;
import dev.slipway.contract.project.ProjectDefinition;
import dev.slipway.contract.project.Step;
import dev.slipway.contract.text.DurationText;
import dev.slipway.gateway.chat.slack.SlackText;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// The commands that are answered without asking anybody.
final class CommandAnswers {

  private static final int PROJECTS = 10;

  private static final String COMMANDS =
      """
      `/slipway status [PROJECT]`  what runs where, and what is under way
      `/slipway releases`  the open releases, and those that ended last
      `/slipway approve|reject|deploy|close RELEASE [reason]`  the same as the buttons, for the same people
      `/slipway switch|go-on|abort RELEASE`  the same where a new version takes over step by step
      `/slipway override RELEASE reason`  deploys in a freeze
      `/slipway CHOICE RELEASE [reason]`  any other choice of a project's gates, by its id
      `/slipway rollback PROJECT ENVIRONMENT [RELEASE]`  back to what was live before, or to an earlier release
      `/slipway who PROJECT`  who may decide what
      `/slipway delegate @user until DATE`  hands your votes over for a time; `/slipway delegate off` takes them back
      `/slipway help`  this
      """;

  private CommandAnswers() {}

  static CommandAnswer help(@Nullable String misunderstood) {
    String first =
        misunderstood == null
            ? "What can be typed:\n"
            : "I do not know \u201c"
                + SlackText.quoted(misunderstood)
                + "\u201d. What can be typed:\n";
    return new CommandAnswer(first + COMMANDS.strip());
  }

  static CommandAnswer incomplete(String usage) {
    return new CommandAnswer("Something is missing. Type `/slipway " + usage + "`.");
  }

  static CommandAnswer noRelease(String given) {
    return new CommandAnswer(
        "\u201c"
            + SlackText.quoted(given)
            + "\u201d is no release. Messages show a release's name, and `/slipway releases` lists them.");
  }

  static CommandAnswer noProject(String given, Collection<String> projects) {
    List<String> near = projects.stream().filter(name -> isNear(name, given)).toList();
    return new CommandAnswer(
        "There is no project \u201c"
            + SlackText.quoted(given)
            + "\u201d."
            + (near.isEmpty() ? thereAre(projects) : " Did you mean " + oneOf(near) + "?"));
  }

  private static String oneOf(List<String> names) {
    int more = names.size() - PROJECTS;
    return more > 0
        ? list(names.subList(0, PROJECTS), ", ") + " or one of " + more + " more"
        : list(names, " or ");
  }

  private static String thereAre(Collection<String> all) {
    List<String> names = all.stream().limit(PROJECTS).toList();
    if (all.size() > PROJECTS) {
      return " There are " + list(names, ", ") + " and " + (all.size() - PROJECTS) + " more.";
    }
    return switch (names.size()) {
      case 0 -> "";
      case 1 -> " The only one is " + list(names, "") + ".";
      default -> " There are " + list(names, " and ") + ".";
    };
  }

  /// @param last what stands before the last of several
  private static String list(Collection<String> names, String last) {
    List<String> quoted = names.stream().map(name -> "`" + name + "`").toList();
    return quoted.size() < 2
        ? String.join("", quoted)
        : String.join(", ", quoted.subList(0, quoted.size() - 1)) + last + quoted.getLast();
  }

  /// Half of the name is enough.
  private static boolean isNear(String name, String given) {
    String wanted = given.toLowerCase(Locale.ROOT);
    return wanted.length() >= 2
        && (name.contains(wanted)
            || wanted.contains(name)
            || name.startsWith(wanted.substring(0, Math.max(2, wanted.length() / 2))));
  }

  static CommandAnswer noEnvironment(String given, Collection<String> environments) {
    return new CommandAnswer(
        "There is no environment \u201c"
            + SlackText.quoted(given)
            + "\u201d."
            + thereAre(environments));
  }

  static CommandAnswer rollingBack(String release, String environment) {
    return new CommandAnswer(
        "A rollback of *"
            + environment
            + "* is asked for. If there is something to go back to, it is release `"
            + release
            + "`: the project's channel shows it, and where it needs an approval, those who may give it"
            + " are asked. If there is not, you are told.");
  }

  static CommandAnswer notTaken() {
    return new CommandAnswer("Nothing was done: the event log does not answer. Type it again.");
  }

  static CommandAnswer refused() {
    return new CommandAnswer(
        "Nothing was done: the event log refuses what you typed, and typing it again does not help. Shorten it, or ask your operator to look into the gateway's log.");
  }

  static CommandAnswer who(ProjectDefinition definition) {
    StringBuilder text = new StringBuilder("*" + SlackText.escaped(definition.name()) + "*");
    for (Step step : definition.pipeline()) {
      if (step instanceof Step.Approve gate) {
        text.append("\n\u2022 *").append(gate.gate()).append("*: ").append(choices(gate));
        gate.from()
            .forEach(group ->
                text.append("\n      ")
                    .append(SlackText.escaped(group))
                    .append(": ")
                    .append(people(definition.people().getOrDefault(group, List.of()))));
        text.append(later(gate));
      }
    }
    text.append(
        "\nA release keeps the people it opened with: somebody who was added since is asked by the"
            + " next build, and somebody who was removed since decides nothing any more.");
    return new CommandAnswer(text.toString());
  }

  /// Who may choose later, and what passes the gate without anybody.
  private static String later(Step.Approve gate) {
    String later =
        gate.escalate() == null
            ? ""
            : "\n      after "
                + DurationText.exact(gate.escalate().after())
                + " also "
                + SlackText.escaped(String.join(", ", gate.escalate().to()));
    return switch (gate.holds()) {
      case null -> later;
      case Step.Hold.Frozen _ ->
          later
              + (gate.from().isEmpty() ? "\n      nobody" : "")
              + "\n      open in a freeze alone, and passes when that is over";
      case Step.Hold.Time _ ->
          later
              + "\n      passes by itself"
              + (gate.expires() == null ? "" : " after " + DurationText.exact(gate.expires()));
    };
  }

  private static String choices(Step.Approve gate) {
    return gate.choices().stream()
        .map(choice -> SlackText.escaped(choice.label()))
        .collect(Collectors.joining(" or "));
  }

  private static String people(List<Person> people) {
    return people.isEmpty()
        ? "nobody"
        : people.stream()
            .map(p -> p.slack() == null ? SlackText.escaped(p.id()) : "<@" + p.slack() + ">")
            .collect(Collectors.joining(", "));
  }
}
