package dev.slipway.standalone;

import java.net.InetAddress;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The options of one run.
///
/// @param secrets the folder of projects' secrets, null for the environment alone
/// @param kubeconfig of the real cluster, null for the simulated one
/// @param access who may reach it
/// @param postgres the user's own server, null for the bundled one
/// @param slack the real workspace, null for the sandbox
record Settings(
    Path data,
    Path projects,
    @Nullable Path secrets,
    @Nullable Path kubeconfig,
    Access access,
    Ports ports,
    @Nullable OwnPostgres postgres,
    @Nullable Slack slack) {

  /// TCP ports, each 1 to 65535.
  record Ports(int gateway, int api, int sandbox, int cluster, int kafka, int postgres) {

    /// The option that sets each.
    Map<String, Integer> byOption() {
      Map<String, Integer> ports = new LinkedHashMap<>();
      ports.put("--gateway-port", gateway);
      ports.put("--api-port", api);
      ports.put("--sandbox-port", sandbox);
      ports.put("--cluster-port", cluster);
      ports.put("--kafka-port", kafka);
      return ports;
    }
  }

  /// The callers who may reach a run, and their proof.
  ///
  /// @param listen the address that the gateway, the API and the sandbox's page listen on
  /// @param hosts names of a proxy or tunnel by which the gateway and the API are reached as well
  /// @param unsignedBuilds true to take builds that nobody signed
  /// @param operatorTokenFile null if every program of this machine may act as an operator
  record Access(
      InetAddress listen,
      List<String> hosts,
      boolean unsignedBuilds,
      @Nullable Path operatorTokenFile) {

    /// True if this machine alone reaches it.
    boolean local() {
      return listen.isLoopbackAddress() && hosts.isEmpty();
    }

    /// The address as a URL has it, for the parts of the run themselves.
    String host() {
      String address = listen.isAnyLocalAddress() ? "127.0.0.1" : listen.getHostAddress();
      return address.contains(":") ? "[" + address + "]" : address;
    }
  }

  /// A workspace's credentials, which no `toString` shows.
  ///
  /// @param signingSecret empty where Socket Mode alone is used
  /// @param appToken empty for no Socket Mode
  record Slack(String token, String signingSecret, String appToken) {
    @Override
    public String toString() {
      return "Slack[…]";
    }
  }

  /// Whether anything needs the sandbox.
  boolean sandboxed() {
    return slack == null || kubeconfig == null;
  }
}
