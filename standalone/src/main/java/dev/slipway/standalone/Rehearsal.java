package dev.slipway.standalone;

import dev.slipway.cli.Cli;
import java.util.List;
import picocli.CommandLine;

/// Runs what commands have in common, for a JDK AOT cache: a command is over before anything is warm.
/// Needs no server.
final class Rehearsal {

  private static final String NOBODY = "http://127.0.0.1:1";

  private Rehearsal() {}

  /// @param args the folder of project files
  static void main(String[] args) {
    List<String[]> commands =
        List.of(
            new String[] {"--help"},
            new String[] {"validate", args[0], "--output", "json"},
            new String[] {"releases", "--api", NOBODY},
            new String[] {"dead-letters", "list", "--kafka", "none"});
    for (String[] command : commands) {
      Cli.extend(new CommandLine(new SlipwayCommand())).execute(command);
    }
  }
}
