package dev.slipway.deployer.manifest;

import static dev.slipway.deployer.manifest.Entries.map;

import dev.slipway.contract.workload.Probe;
import dev.slipway.contract.workload.Probe.Check;
import dev.slipway.contract.workload.ProbeBuilder;
import dev.slipway.contract.workload.ProbesBuilder;
import dev.slipway.contract.workload.Workload;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A container's probes. One that has a port is asked whether it is ready in any case: a rollout is over
/// when its pods serve.
///
/// The values that Kubernetes would fill in are set here, so that they are Slipway's: of a probe that is left out later
/// the API server keeps what nobody owns, and then refuses the rest for having no handler.
final class ProbeManifests {

  private static final Duration READINESS = Duration.ofSeconds(5);
  private static final Duration PERIOD = Duration.ofSeconds(10);
  private static final Duration TIMEOUT = Duration.ofSeconds(1);
  private static final int FAILURES = 3;
  private static final Probe USUAL = ProbeBuilder.builder().build();

  private final Workload workload;
  private final Frame.@Nullable Port main;

  private ProbeManifests(Frame frame) {
    this.workload = frame.workload();
    this.main = frame.mainPort();
  }

  /// By the container's field.
  static Map<String, Object> of(Frame frame) {
    return new ProbeManifests(frame).all();
  }

  private Map<String, Object> all() {
    Workload.Probes probes =
        workload.probes() == null ? ProbesBuilder.builder().build() : workload.probes();
    Probe readiness = probes.readiness() == null && main != null ? USUAL : probes.readiness();
    Map<String, Object> fields = map();
    put(fields, "readinessProbe", readiness, READINESS);
    put(fields, "livenessProbe", probes.liveness(), PERIOD);
    put(fields, "startupProbe", probes.startup(), PERIOD);
    return fields;
  }

  private void put(Map<String, Object> into, String field, @Nullable Probe probe, Duration period) {
    if (probe == null) {
      return;
    }
    Map<String, Object> content = check(probe.check());
    content.put("periodSeconds", seconds(probe.period(), period));
    content.put("timeoutSeconds", seconds(probe.timeout(), TIMEOUT));
    if (probe.initialDelay() != null) {
      content.put("initialDelaySeconds", probe.initialDelay().toSeconds());
    }
    content.put("successThreshold", 1);
    content.put("failureThreshold", probe.failures() == null ? FAILURES : probe.failures());
    into.put(field, content);
  }

  private Map<String, Object> check(@Nullable Check check) {
    return switch (check) {
      case null ->
          workload.health() == null
              ? map("tcpSocket", map("port", port(null)))
              : http(workload.health(), null);
      case Check.Http(String path, var port) -> http(path, port);
      case Check.Tcp(var port) -> map("tcpSocket", map("port", port(port)));
      case Check.Exec(var command) -> map("exec", map("command", command));
    };
  }

  private Map<String, Object> http(String path, @Nullable String port) {
    return map("httpGet", map("path", path, "port", port(port), "scheme", "HTTP"));
  }

  /// A name, or a number as such.
  private Object port(@Nullable String port) {
    if (port != null) {
      return port.matches("[0-9]{1,5}") ? Integer.valueOf(port) : port;
    }
    if (main == null) {
      throw new IllegalArgumentException("a probe needs a port, and the workload has none");
    }
    return main.name();
  }

  private static long seconds(@Nullable Duration value, Duration otherwise) {
    return (value == null ? otherwise : value).toSeconds();
  }
}
