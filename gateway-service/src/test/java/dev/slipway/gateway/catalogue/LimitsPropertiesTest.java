package dev.slipway.gateway.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.projectfiles.ProjectLimits;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

/// The operator's limits as they are configured.
class LimitsPropertiesTest {

  @Test
  void theConfigurationReservesWhatEveryReaderOfFilesDoes() {
    assertThat(
            new Binder(new MapConfigurationPropertySource())
                .bindOrCreate("slipway.gateway.limits", LimitsProperties.class)
                .reserved())
        .isEqualTo(ProjectLimits.RESERVED);
  }
}
