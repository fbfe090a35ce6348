package dev.slipway.gateway.slack;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What somebody typed behind `/slipway`.
sealed interface SlashCommand {

  /// @param misunderstood what was not understood, null where help was asked for
  record Help(@Nullable String misunderstood) implements SlashCommand {}

  /// @param project null for all that concern the person
  record Status(@Nullable String project) implements SlashCommand {}

  record Releases() implements SlashCommand {}

  record Who(String project) implements SlashCommand {}

  /// @param reason empty where none was given
  record Choose(String choice, String release, String reason) implements SlashCommand {}

  /// Something is missing.
  ///
  /// @param usage how it is written
  record Incomplete(String usage) implements SlashCommand {}

  /// The words that decide; each is the id of a choice.
  Set<String> CHOICES = Set.of("approve", "reject", "deploy", "close");

  /// Understands any text: what it cannot, is asked about.
  static SlashCommand parse(String text) {
    List<String> words = Words.of(SlackText.unescaped(text));
    if (words.isEmpty()) {
      return new Help(null);
    }
    String verb = words.getFirst().toLowerCase(Locale.ROOT);
    List<String> rest = words.subList(1, words.size());
    return switch (verb) {
      case "help" -> new Help(null);
      case "status" -> new Status(rest.isEmpty() ? null : rest.getFirst());
      case "releases" -> new Releases();
      case "who" -> rest.isEmpty() ? new Incomplete("who PROJECT") : new Who(rest.getFirst());
      default -> CHOICES.contains(verb) ? choose(verb, rest) : new Help(words.getFirst());
    };
  }

  private static SlashCommand choose(String verb, List<String> rest) {
    return rest.isEmpty()
        ? new Incomplete(verb + " RELEASE [reason]")
        : new Choose(verb, rest.getFirst(), String.join(" ", rest.subList(1, rest.size())));
  }
}
