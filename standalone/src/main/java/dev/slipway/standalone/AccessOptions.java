package dev.slipway.standalone;

import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// The options that open a run to others than the programs of this machine.
final class AccessOptions {

  private static final int SHORTEST_TOKEN = 16;

  @Spec(Spec.Target.MIXEE)
  private CommandSpec mixee = CommandSpec.create();

  @Option(
      names = "--listen",
      paramLabel = "ADDRESS",
      description = {
        "The address of the gateway, the API and the sandbox's page. All but a loopback address opens",
        "them to the network without TLS, and needs --operator-token-file."
      })
  private String listen = "127.0.0.1";

  @Option(
      names = "--host",
      paramLabel = "NAME",
      description = {
        "A name of a proxy or tunnel by which the gateway and the API are reached as well; repeatable.",
        "Needs --operator-token-file."
      })
  private List<String> hosts = List.of();

  @Option(
      names = "--operator-token-file",
      paramLabel = "FILE",
      description = {
        "Operators need the token in this file. Without it every program of this user may do what operators",
        "do, and where other users' programs are not told apart (not on Linux), theirs too."
      })
  private @Nullable Path operatorTokenFile;

  @Option(
      names = "--unsigned-builds",
      description = {
        "Take builds that nobody signed also with --kubeconfig, --listen or --host. Without those they",
        "are taken anyway."
      })
  private boolean unsignedBuilds;

  /// @param realCluster true if a real cluster is deployed to
  /// @param realSlack true if people decide in a real workspace
  /// @throws ParameterException if an option opens what nothing protects
  Settings.Access resolve(boolean realCluster, boolean realSlack) {
    InetAddress address = address();
    Path token = operatorTokenFile == null ? null : token(operatorTokenFile);
    boolean network = !address.isLoopbackAddress();
    if ((network || !hosts.isEmpty()) && token == null) {
      throw usage(
          (network ? "--listen " + listen : "--host")
              + " lets others than this machine's programs in, who must not act as operators: give"
              + " --operator-token-file FILE with a token of at least 16 characters, for example from"
              + " `openssl rand -hex 32`");
    }
    if (network && realCluster && !realSlack) {
      throw usage(
          "--listen "
              + listen
              + " opens the sandbox's page, where everybody can decide as everybody, and --kubeconfig"
              + " makes those decisions real: connect a Slack workspace (SLACK_BOT_TOKEN), or leave one"
              + " of both out");
    }
    boolean local = !network && hosts.isEmpty();
    return new Settings.Access(
        address,
        hosts.stream().map(name -> name.toLowerCase(Locale.ROOT)).toList(),
        unsignedBuilds || (local && !realCluster),
        token);
  }

  private InetAddress address() {
    try {
      return InetAddress.getByName(listen);
    } catch (UnknownHostException e) {
      throw usage("--listen must be an address of this machine, not '" + listen + "'");
    }
  }

  private Path token(Path file) {
    try {
      if (Files.readString(file).strip().length() >= SHORTEST_TOKEN) {
        return file.toAbsolutePath();
      }
    } catch (IOException _) {
      // Told like one that is too short.
    }
    throw usage(
        "--operator-token-file: "
            + file
            + " cannot be read or holds fewer than "
            + SHORTEST_TOKEN
            + " characters; write a token into it, for example with `openssl rand -hex 32`");
  }

  private ParameterException usage(String message) {
    return new ParameterException(mixee.commandLine(), message);
  }
}
