package dev.slipway.e2e;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.yaml.snakeyaml.Yaml;

/// The parsed `docker-compose.yml`, its anchors merged and its variables as they are written.
///
/// @param services by name
/// @param volumes the named volumes
record ComposeFile(Map<String, Map<String, Object>> services, Map<String, Object> volumes) {

  private static final Path PATH = Path.of("../docker-compose.yml");

  @SuppressWarnings("unchecked")
  static ComposeFile read() throws IOException {
    try (Reader reader = Files.newBufferedReader(PATH)) {
      Map<String, Object> root = new Yaml().load(reader);
      return new ComposeFile(
          (Map<String, Map<String, Object>>) Objects.requireNonNull(root.get("services")),
          (Map<String, Object>) Objects.requireNonNull(root.get("volumes")));
    }
  }

  String image(String service) {
    return String.valueOf(of(service).get("image"));
  }

  /// A list of a service, such as `volumes` or `tmpfs`; empty if the service has none.
  @SuppressWarnings("unchecked")
  List<String> list(String service, String key) {
    return (List<String>) of(service).getOrDefault(key, List.of());
  }

  /// How the container's health is asked for, such as `test` or `start_period`.
  @SuppressWarnings("unchecked")
  Map<String, Object> healthcheck(String service) {
    return (Map<String, Object>) Objects.requireNonNull(of(service).get("healthcheck"), service);
  }

  Map<String, Object> of(String service) {
    return Objects.requireNonNull(services.get(service), service);
  }
}
