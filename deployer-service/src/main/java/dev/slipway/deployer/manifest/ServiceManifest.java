package dev.slipway.deployer.manifest;

import static dev.slipway.deployer.manifest.Entries.map;

import dev.slipway.contract.workload.Workload;
import java.util.ArrayList;
import java.util.List;

/// The Service: each port of the workload by its name.
final class ServiceManifest {

  private ServiceManifest() {}

  static Manifest of(Frame frame) {
    List<Object> ports = new ArrayList<>();
    if (frame.workload().port() != null) {
      ports.add(port("http", "TCP", Frame.HTTP));
    }
    for (Workload.Port port : frame.workload().ports()) {
      ports.add(port(port.name(), port.protocol(), port.service()));
    }
    return frame.manifest("v1", "Service", map("selector", frame.selector(), "ports", ports));
  }

  /// With its protocol in any case: up to Kubernetes 1.20 an apply without it fails with 500.
  private static Object port(String name, String protocol, int number) {
    return map("name", name, "protocol", protocol, "port", number, "targetPort", name);
  }
}
