package dev.slipway.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.cli.Cli;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine;

/// Commands and options of `slipway` that the documentation names. Each exists.
class DocumentedOptionsTest {

  private static final Pattern BLOCK = Pattern.compile("(?ms)^ *```[a-z]*\\n(.*?)\\n *```$");
  private static final Pattern IN_BLOCK =
      Pattern.compile("(?m)(?:^|[\\s(])(?<!-n )(?:\\./)?slipway ([^|>&#;)\\n]+)");
  private static final Pattern IN_TEXT = Pattern.compile("`(?:\\./)?slipway ([^`\\n|>&;]+)");

  /// The launcher's own command, and the place of any.
  private static final Set<String> OTHERS = Set.of("bench", "COMMAND");

  @ParameterizedTest
  @MethodSource("pages")
  void everyCommandAndOptionExists(Path page) throws IOException {
    for (String words : mentions(Files.readString(page))) {
      Deque<String> left = new ArrayDeque<>(Arrays.asList(words.strip().split("[\\s\\[\\]]+", -1)));
      if (!OTHERS.contains(left.element())) {
        CommandLine command = find(page, left);
        assertThat(command.getCommandSpec().optionsMap().keySet())
            .as("%s: slipway %s", page, words)
            .containsAll(options(left));
      }
    }
  }

  /// The command that the first words name, of which nothing but options and arguments are left then.
  private static CommandLine find(Path page, Deque<String> words) {
    CommandLine command = Cli.extend(new CommandLine(new SlipwayCommand()));
    assertThat(words.element())
        .as("%s: a command of slipway", page)
        .matches(word -> word.startsWith("-") || isCommand(command, word), "exists");
    CommandLine found = command;
    CommandLine next = found.getSubcommands().get(words.element());
    while (next != null) {
      found = next;
      words.remove();
      next = words.isEmpty() ? null : found.getSubcommands().get(words.element());
    }
    return found;
  }

  private static boolean isCommand(CommandLine of, String word) {
    return of.getSubcommands().containsKey(word);
  }

  private static List<String> options(Deque<String> words) {
    return words.stream()
        .filter(word -> word.startsWith("--"))
        .map(word -> word.replaceFirst("[=,.:].*", ""))
        .toList();
  }

  private static List<String> mentions(String text) {
    List<String> mentions = new ArrayList<>();
    BLOCK
        .matcher(text)
        .results()
        .forEach(block ->
            IN_BLOCK
                .matcher(block.group(1).replaceAll("\\\\\\n\\s*", " "))
                .results()
                .forEach(found -> mentions.add(found.group(1))));
    IN_TEXT
        .matcher(BLOCK.matcher(text).replaceAll(""))
        .results()
        .forEach(found -> mentions.add(found.group(1)));
    return mentions;
  }

  static List<Path> pages() throws IOException {
    try (Stream<Path> files = Files.walk(Path.of("../docs"))) {
      return Stream.concat(Stream.of(Path.of("../README.md")), files)
          .filter(file -> file.toString().endsWith(".md") && !file.startsWith("../docs/adr"))
          .sorted()
          .toList();
    }
  }
}
