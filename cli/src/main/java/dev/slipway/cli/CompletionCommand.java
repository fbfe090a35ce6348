package dev.slipway.cli;

import java.io.PrintWriter;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.AutoComplete;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// Prints a completion script.
@Command(
    name = "completion",
    description = {
      "Print a script that completes commands in your shell.",
      "bash: source <(slipway completion bash)",
      "zsh: source <(slipway completion zsh)"
    },
    mixinStandardHelpOptions = true)
public final class CompletionCommand implements Callable<Integer> {

  private static final String ZSH = "autoload -U +X compinit && compinit\n";

  @Spec private CommandSpec spec = CommandSpec.create();

  @Parameters(
      paramLabel = "SHELL",
      completionCandidates = Shells.class,
      description = "${COMPLETION-CANDIDATES}.")
  private String shell = "";

  /// The shells there are scripts for.
  static final class Shells implements Iterable<String> {
    static final List<String> ALL = List.of("bash", "zsh");

    @Override
    public Iterator<String> iterator() {
      return ALL.iterator();
    }
  }

  @Override
  public Integer call() {
    if (!Shells.ALL.contains(shell)) {
      throw new ParameterException(spec.commandLine(), "SHELL must be bash or zsh, not " + shell);
    }
    PrintWriter out = spec.commandLine().getOut();
    out.print(shell.equals("zsh") ? ZSH : "");
    out.println(AutoComplete.bash(spec.root().name(), spec.root().commandLine()));
    out.flush();
    return 0;
  }
}
