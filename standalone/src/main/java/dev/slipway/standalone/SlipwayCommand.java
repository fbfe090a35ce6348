package dev.slipway.standalone;

import picocli.CommandLine;
import picocli.CommandLine.Command;

/// The `slipway` command.
@Command(
    name = "slipway",
    description = "Takes a build from \"CI is green\" to \"live in production\".",
    mixinStandardHelpOptions = true,
    versionProvider = SlipwayCommand.Version.class,
    subcommands = UpCommand.class)
public final class SlipwayCommand {

  /// Exits with 0, 1 when something failed, 2 for wrong arguments.
  static void main(String[] args) {
    // Threads of the parts would keep the process alive; their ends run as it stops.
    System.exit(new CommandLine(new SlipwayCommand()).execute(args));
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
