package dev.slipway.standalone;

import dev.slipway.cli.Cli;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/// The `slipway` command.
@Command(
    name = "slipway",
    description = "Takes a build from \"CI is green\" to \"live in production\".",
    footer = {
      "",
      "In a checkout, `./slipway bench` measures how fast it is: docs/concepts/performance.md.",
    },
    mixinStandardHelpOptions = true,
    versionProvider = SlipwayCommand.Version.class,
    subcommands = UpCommand.class)
public final class SlipwayCommand {

  /// Exits with one of [dev.slipway.cli.output.ExitCode].
  static void main(String[] args) {
    // Threads of the parts would keep the process alive; their ends run as it stops.
    System.exit(Cli.extend(new CommandLine(new SlipwayCommand())).execute(args));
  }

  /// The version that the build wrote into the jar.
  static final class Version implements CommandLine.IVersionProvider {
    @Override
    public String[] getVersion() {
      String version = SlipwayCommand.class.getPackage().getImplementationVersion();
      return new String[] {"slipway " + (version == null ? "development" : version)};
    }
  }
}
