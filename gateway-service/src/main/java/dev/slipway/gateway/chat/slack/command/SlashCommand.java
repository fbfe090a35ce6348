package dev.slipway.gateway.chat.slack.command;

import dev.slipway.contract.ReleaseId;
import dev.slipway.contract.text.ForeignText;
import dev.slipway.contract.text.TextLimits;
import dev.slipway.gateway.chat.slack.SlackText;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// A parsed `/slipway` command.
sealed interface SlashCommand {

  /// @param misunderstood what was not understood, null where help was asked for
  record Help(@Nullable String misunderstood) implements SlashCommand {}

  /// @param project null for all that concern the person
  record Status(@Nullable String project) implements SlashCommand {}

  record Releases() implements SlashCommand {}

  record Who(String project) implements SlashCommand {}

  /// @param reason empty where none was given
  record Choose(String choice, String release, String reason) implements SlashCommand {}

  /// @param to the release to go back to, null for what was live before
  record RollBack(String project, String environment, @Nullable String to)
      implements SlashCommand {}

  /// @param to whom: [#MEMBER] and a Slack member id where somebody was mentioned, else what was typed
  /// @param until as it was typed
  record Delegate(String to, String until) implements SlashCommand {}

  /// Votes that were handed over are the person's again.
  record TakeBack() implements SlashCommand {}

  /// Something is missing.
  ///
  /// @param usage how it is written
  record Incomplete(String usage) implements SlashCommand {}

  /// What a member id stands behind.
  String MEMBER = "slack:";

  Pattern MENTION = Pattern.compile("<@([UW][A-Z0-9]++)(?:\\|[^<>]*+)?>");

  /// The words that decide in most projects; each is the id of a choice. A project may have others.
  Set<String> CHOICES =
      Set.of("approve", "reject", "deploy", "close", "switch", "go-on", "abort", "override");

  /// Understands any text: what it cannot, is asked about.
  static SlashCommand parse(String text) {
    String typed = ForeignText.clean(SlackText.unescaped(text));
    List<String> words = TypedWords.of(typed);
    if (words.isEmpty()) {
      return new Help(null);
    }
    String verb = words.getFirst().toLowerCase(Locale.ROOT);
    List<String> rest = words.subList(1, words.size());
    return switch (verb) {
      case "help" -> new Help(null);
      case "status" -> new Status(rest.isEmpty() ? null : name(rest.getFirst()));
      case "releases" -> new Releases();
      case "who" -> rest.isEmpty() ? new Incomplete("who PROJECT") : new Who(name(rest.getFirst()));
      case "delegate" -> delegate(rest);
      case "rollback" ->
          rest.size() < 2
              ? new Incomplete("rollback PROJECT ENVIRONMENT [RELEASE]")
              : new RollBack(
                  name(rest.get(0)), name(rest.get(1)), rest.size() > 2 ? name(rest.get(2)) : null);
      default -> isChoice(verb, rest) ? choose(verb, rest, typed) : new Help(words.getFirst());
    };
  }

  /// With or without the word `until`.
  private static SlashCommand delegate(List<String> rest) {
    if (rest.size() == 1 && rest.getFirst().equalsIgnoreCase("off")) {
      return new TakeBack();
    }
    int from = rest.size() > 1 && rest.get(1).equalsIgnoreCase("until") ? 2 : 1;
    return rest.size() <= from
        ? new Incomplete("delegate @user until DATE` or `/slipway delegate off")
        : new Delegate(
            mentioned(rest.getFirst()), String.join(" ", rest.subList(from, rest.size())));
  }

  /// Slack sends a mention as `<@U0QA1|name>`.
  private static String mentioned(String word) {
    Matcher mention = MENTION.matcher(word);
    return mention.matches() ? MEMBER + mention.group(1) : word;
  }

  /// Which choices a release has is known where it is decided.
  private static boolean isChoice(String verb, List<String> rest) {
    return CHOICES.contains(verb)
        || (verb.matches("[a-z0-9-]+")
            && !rest.isEmpty()
            && ReleaseId.isOne(name(rest.getFirst())));
  }

  private static SlashCommand choose(String verb, List<String> rest, String typed) {
    if (rest.isEmpty()) {
      return new Incomplete(verb + " RELEASE [reason]");
    }
    String reason = ForeignText.clean(TypedWords.behind(2, typed), TextLimits.ANSWER);
    return new Choose(verb, name(rest.getFirst()), reason == null ? "" : reason);
  }

  /// A project's, environment's or release's name: Slack's composer puts pasted code between backticks, and
  /// phones begin with a capital. Names are lower-case.
  private static String name(String word) {
    String bare = word.replaceAll("^[`*_~“”\"']++|(?<![`*_~“”\"'])[`*_~“”\"']++$", "");
    String lower = bare.toLowerCase(Locale.ROOT);
    return lower.matches("[a-z0-9][a-z0-9-]*") ? lower : bare;
  }
}
