package dev.slipway.approval.release;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// The times to wait for a deployer.
///
/// @param answerWithin after which a deployment that no deployer has taken is told in its channel, with
///     the cluster that does not answer; it goes on waiting
/// @param outcomeGrace how long after an environment's timeout a deployment of which no end was heard is
///     requested again
@ConfigurationProperties("slipway.approval.deployments")
record DeploymentProperties(
    @DefaultValue("45s") Duration answerWithin, @DefaultValue("1m") Duration outcomeGrace) {

  DeploymentProperties {
    if (answerWithin.toMillis() < 100) {
      throw new IllegalArgumentException(
          "slipway.approval.deployments.answer-within must be at least 100ms");
    }
    if (outcomeGrace.isNegative()) {
      throw new IllegalArgumentException(
          "slipway.approval.deployments.outcome-grace must not be negative");
    }
  }
}
