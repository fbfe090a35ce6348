package dev.slipway.testing;

import dev.slipway.testing.Infrastructure.Broker;
import dev.slipway.testing.Infrastructure.Postgres;

/// A way to get servers for tests.
sealed interface Servers permits EmbeddedServers, ContainerServers {

  Broker kafka();

  Postgres postgres();

  /// Containers where `SLIPWAY_TEST_CONTAINERS=true` asks for them or a Docker engine that has the
  /// images answers at once, the embedded servers elsewhere. A probe is bounded, since an engine
  /// without a registry would otherwise hold the tests up for minutes.
  static Servers chosen() {
    String asked = System.getenv("SLIPWAY_TEST_CONTAINERS");
    boolean containers = asked == null ? DockerProbe.hasImages() : Boolean.parseBoolean(asked);
    System.out.println(
        "Kafka and PostgreSQL of this test: "
            + (containers ? "in containers" : "embedded")
            + (asked == null ? " (SLIPWAY_TEST_CONTAINERS chooses)" : ""));
    return containers ? new ContainerServers() : new EmbeddedServers();
  }
}
