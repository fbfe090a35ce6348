package dev.slipway.standalone;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What one run was asked for.
///
/// @param kubeconfig of the real cluster, null for the simulated one
/// @param slack the real workspace, null for the sandbox
record Settings(
    Path data,
    Path projects,
    @Nullable Path kubeconfig,
    String listen,
    Ports ports,
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
