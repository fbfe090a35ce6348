package dev.slipway.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.approval.ApprovalApplication;
import dev.slipway.deployer.DeployerApplication;
import dev.slipway.gateway.GatewayApplication;
import dev.slipway.notifier.NotifierApplication;
import dev.slipway.web.HttpLimitsConfiguration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.context.annotation.Import;

class ApplicationsTest {

  /// What nobody serves is then a problem detail, and no page, in each of them.
  @ParameterizedTest
  @ValueSource(
      classes = {
        GatewayApplication.class,
        ApprovalApplication.class,
        NotifierApplication.class,
        DeployerApplication.class
      })
  void everyServiceHasTheLimitsAndTheProblems(Class<?> application) {
    assertThat(application.getAnnotation(Import.class).value())
        .contains(HttpLimitsConfiguration.class);
  }
}
