package dev.slipway.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.cli.output.ExitCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

class UsageTest {

  @ParameterizedTest
  @CsvSource({
    "release, Missing required parameter",
    "releases --limit 0, --limit must be at least 1",
    "releases --limit many, is not an int",
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
    String doc = Files.readString(Path.of("../docs/cli.md"));
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
