package dev.slipway.gateway.chat.command;

import dev.slipway.contract.ReleaseId;
import dev.slipway.contract.people.Account;
import dev.slipway.contract.text.ForeignText;
import dev.slipway.contract.text.TextLimits;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// A parsed command.
sealed interface TypedCommand {

  /// @param misunderstood what was not understood, null where help was asked for
  record Help(@Nullable String misunderstood) implements TypedCommand {}

  /// @param project null for all that concern the person
  record Status(@Nullable String project) implements TypedCommand {}

  record Releases() implements TypedCommand {}

  record Who(String project) implements TypedCommand {}

  /// @param reason empty where none was given
  record Choose(String choice, String release, String reason) implements TypedCommand {}

  /// @param to the release to go back to, null for what was live before
  record RollBack(String project, String environment, @Nullable String to)
      implements TypedCommand {}

  /// @param to the word that was typed
  /// @param mentioned the account that the word mentions, null if it is another word
  /// @param until as it was typed
  record Delegate(String to, @Nullable Account mentioned, String until) implements TypedCommand {}

  /// Votes that were handed over are the person's again.
  record TakeBack() implements TypedCommand {}

  /// Something is missing.
  ///
  /// @param usages the ways to write it
  record Incomplete(List<String> usages) implements TypedCommand {
    public Incomplete {
      usages = List.copyOf(usages);
    }

    Incomplete(String usage) {
      this(List.of(usage));
    }
  }

  /// The words that decide in most projects; each is the id of a choice. A project may have others.
  Set<String> CHOICES =
      Set.of("approve", "reject", "deploy", "close", "switch", "go-on", "abort", "override");

  /// Understands any text: what it cannot, is asked about.
  ///
  /// @param mentions the account that a word mentions on its author's platform
  static TypedCommand parse(String text, Function<String, Optional<Account>> mentions) {
    String typed = ForeignText.clean(text);
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
      case "delegate" -> delegate(rest, mentions);
      case "rollback" ->
          rest.size() < 2
              ? new Incomplete("rollback PROJECT ENVIRONMENT [RELEASE]")
              : new RollBack(
                  name(rest.get(0)), name(rest.get(1)), rest.size() > 2 ? name(rest.get(2)) : null);
      default -> isChoice(verb, rest) ? choose(verb, rest, typed) : new Help(words.getFirst());
    };
  }

  /// With or without the word `until`.
  private static TypedCommand delegate(
      List<String> rest, Function<String, Optional<Account>> mentions) {
    if (rest.size() == 1 && rest.getFirst().equalsIgnoreCase("off")) {
      return new TakeBack();
    }
    int from = rest.size() > 1 && rest.get(1).equalsIgnoreCase("until") ? 2 : 1;
    return rest.size() <= from
        ? new Incomplete(List.of("delegate @user until DATE", "delegate off"))
        : new Delegate(
            rest.getFirst(),
            mentions.apply(rest.getFirst()).orElse(null),
            String.join(" ", rest.subList(from, rest.size())));
  }

  /// Which choices a release has is known where it is decided.
  private static boolean isChoice(String verb, List<String> rest) {
    return CHOICES.contains(verb)
        || (verb.matches("[a-z0-9-]+")
            && !rest.isEmpty()
            && ReleaseId.isOne(name(rest.getFirst())));
  }

  private static TypedCommand choose(String verb, List<String> rest, String typed) {
    if (rest.isEmpty()) {
      return new Incomplete(verb + " RELEASE [reason]");
    }
    String reason = ForeignText.clean(TypedWords.behind(2, typed), TextLimits.ANSWER);
    return new Choose(verb, name(rest.getFirst()), reason == null ? "" : reason);
  }

  /// A project's, environment's or release's name: composers put pasted code between backticks, and
  /// phones begin with a capital. Names are lower-case.
  private static String name(String word) {
    String bare = word.replaceAll("^[`*_~“”\"']++|(?<![`*_~“”\"'])[`*_~“”\"']++$", "");
    String lower = bare.toLowerCase(Locale.ROOT);
    return lower.matches("[a-z0-9][a-z0-9-]*") ? lower : bare;
  }
}
