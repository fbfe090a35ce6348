package dev.slipway.testing;

import dev.slipway.testing.Infrastructure.Broker;
import dev.slipway.testing.Infrastructure.Postgres;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/// A way to get servers for tests.
sealed interface Servers permits EmbeddedServers, ContainerServers {

  Broker kafka();

  Postgres postgres();

  /// Containers where `SLIPWAY_TEST_CONTAINERS=true` asks for them or a Docker engine that has the
  /// images answers at once, the embedded servers elsewhere. A probe is bounded, since an engine
  /// without a registry would otherwise hold the tests up for minutes.
  static Servers chosen() {
    Choice choice = choose(System.getenv("SLIPWAY_TEST_CONTAINERS"), DockerProbe::hasImages);
    System.out.println(choice.told());
    return choice.containers() ? new ContainerServers() : new EmbeddedServers();
  }

  /// @param told the line of the test's output that says what was chosen
  record Choice(boolean containers, String told) {}

  /// @param asked the variable's value, null if it is not set
  /// @param hasImages asks an engine, where nobody has chosen
  static Choice choose(@Nullable String asked, BooleanSupplier hasImages) {
    boolean containers = asked == null ? hasImages.getAsBoolean() : Boolean.parseBoolean(asked);
    return new Choice(
        containers,
        "Kafka and PostgreSQL of this test: "
            + (containers ? "in containers" : "embedded")
            + (asked == null ? " (SLIPWAY_TEST_CONTAINERS chooses)" : ""));
  }
}
