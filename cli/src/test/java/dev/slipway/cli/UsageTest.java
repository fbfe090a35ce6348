package dev.slipway.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.cli.output.ExitCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class UsageTest {

  @ParameterizedTest
  @CsvSource({
    "release, Missing required parameter",
    "releases --limit 0, --limit must be at least 1",
    "releases --limit many, is not an int",
    "history shop, Missing required parameter",
    "history shop live --limit 0, --limit must be at least 1",
    "releases --output yaml, --output must be text or json",
    "projects --api nonsense, --api must be a URL like",
    "projects --api ftp://host, --api must be a URL like",
    "wait x --timeout soon, '--timeout must be like 90s, 10m or 2h'",
    "relases, Unmatched argument",
    "completion fish, SHELL must be bash or zsh",
    "validate, Missing required parameter"
  })
  void wrongArgumentsAreToldInOneLineWithWhereToLook(String arguments, String told) {
    Run run = Run.slipway(arguments.split(" ", -1));
    assertThat(run.code()).isEqualTo(2);
    assertThat(run.out()).isEmpty();
    assertThat(run.err()).startsWith("slipway: ").contains(told).contains("\nTry: slipway");
    assertThat(run.err().lines().count()).isLessThanOrEqualTo(4);
  }

  @ParameterizedTest
  @ValueSource(strings = {"releases", "release x", "wait x", "events x", "projects", "republish x"})
  void anApiThatCannotBeReachedHasItsOwnExitCode(String command) {
    Run run = Run.slipway((command + " --api http://127.0.0.1:1").split(" "));
    assertThat(run.code()).isEqualTo(ExitCode.UNREACHABLE.number());
    assertThat(run.err())
        .isEqualTo(
            "slipway: cannot reach the API at http://127.0.0.1:1; is it running? Say where with"
                + " --api or SLIPWAY_API\n");
  }

  /// Whoever asks for JSON reads errors as JSON, of whichever command.
  @ParameterizedTest
  @ValueSource(
      strings = {
        "releases",
        "release x",
        "wait x",
        "events x",
        "projects",
        "environments x",
        "history x live",
        "republish x",
        "rollback x live"
      })
  void anApiThatCannotBeReachedIsOneLineOfJsonWhereAsked(String command) {
    Run run = Run.slipway((command + " --api http://127.0.0.1:1 --json").split(" "));
    assertThat(run.code()).isEqualTo(ExitCode.UNREACHABLE.number());
    assertThat(run.out()).isEmpty();
    assertThat(run.err().lines()).hasSize(1);
    JsonNode error = JsonMapper.shared().readTree(run.err()).path("error");
    assertThat(error.path("code").asString()).isEqualTo("unreachable");
    assertThat(error.path("exit").asInt()).isEqualTo(run.code());
    assertThat(error.path("message").asString()).contains("http://127.0.0.1:1");
  }

  @Test
  void everyCommandThatPrintsJsonTellsErrorsAsJson() {
    List<CommandLine> commands = new ArrayList<>();
    collect(Cli.extend(new CommandLine(new Run.Slipway())), commands);
    List<CommandLine> json =
        commands.stream().filter(c -> c.getCommandSpec().findOption("--output") != null).toList();
    assertThat(json).hasSizeGreaterThan(10);
    for (CommandLine command : json) {
      List<String> line =
          new ArrayList<>(List.of(command.getCommandSpec().qualifiedName().split(" ")));
      line.removeFirst();
      line.addAll(List.of("--no-such-option", "--output", "json"));
      Run run = Run.slipway(line.toArray(String[]::new));
      assertThat(run.code()).as("%s", line).isEqualTo(ExitCode.USAGE.number());
      assertThat(JsonMapper.shared().readTree(run.err()).at("/error/code").asString())
          .as("%s", line)
          .isEqualTo("usage");
    }
  }

  private static void collect(CommandLine command, List<CommandLine> into) {
    for (CommandLine each : command.getSubcommands().values()) {
      into.add(each);
      collect(each, into);
    }
  }

  @Test
  void withoutACommandTheHelpIsShown() {
    assertThat(Run.slipway().err()).startsWith("Usage: slipway ").contains("  releases ");
    Run run = Run.slipway("dead-letters");
    assertThat(run.code()).isEqualTo(2);
    assertThat(run.err()).startsWith("Usage: slipway dead-letters ").contains("  retry ");
  }

  @Test
  void commonOptionsMayStandBeforeTheCommand() {
    Run run = Run.slipway("--api", "http://127.0.0.1:1", "--output", "json", "projects");
    assertThat(run.err()).contains("http://127.0.0.1:1");
  }

  @Test
  void theHelpNamesEveryCommandAndExitCode() {
    Run run = Run.slipway("--help");
    assertThat(run.code()).isZero();
    CommandLine slipway = Cli.extend(new CommandLine(new Run.Slipway()));
    slipway.getSubcommands().keySet().forEach(name -> assertThat(run.out()).contains("  " + name));
    assertThat(run.out().replaceAll("\\s+", " "))
        .contains(
            Arrays.stream(ExitCode.values())
                .map(code -> code.number() + " " + code.meaning())
                .toList());
  }

  @Test
  void everyCommandAndEveryOptionIsExplained() {
    assertExplained(Cli.extend(new CommandLine(new Run.Slipway())));
  }

  private static void assertExplained(CommandLine command) {
    for (CommandLine each : command.getSubcommands().values()) {
      String name = each.getCommandSpec().qualifiedName();
      assertThat(each.getCommandSpec().usageMessage().description()).as(name).isNotEmpty();
      each.getCommandSpec()
          .args()
          .forEach(arg -> assertThat(arg.description()).as(name + " " + arg).isNotEmpty());
      assertExplained(each);
    }
  }

  @Test
  void theDocumentationHasEveryCommandOptionAndExitCode() throws IOException {
    String doc = Files.readString(Path.of("../docs/reference/cli.md"));
    assertDocumented(Cli.extend(new CommandLine(new Run.Slipway())), doc);
    for (ExitCode code : ExitCode.values()) {
      assertThat(doc).contains("| %d | %s |".formatted(code.number(), code.meaning()));
    }
  }

  private static void assertDocumented(CommandLine command, String doc) {
    for (CommandLine each : command.getSubcommands().values()) {
      assertThat(doc).contains(each.getCommandSpec().qualifiedName());
      each.getCommandSpec()
          .options()
          .forEach(option -> assertThat(doc).contains(option.longestName()));
      assertDocumented(each, doc);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"bash", "zsh"})
  void completionKnowsEveryCommand(String shell) {
    Run run = Run.slipway("completion", shell);
    assertThat(run.code()).isZero();
    assertThat(run.out()).contains("releases", "--outcome", "superseded");
    assertThat(run.out().startsWith("autoload")).isEqualTo(shell.equals("zsh"));
  }
}
