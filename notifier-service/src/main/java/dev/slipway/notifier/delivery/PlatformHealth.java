package dev.slipway.notifier.delivery;

import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.event.ContextRefreshedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/// Down while a platform does not accept our credentials.
@Component("chat")
class PlatformHealth implements HealthIndicator {

  private final RateLimits limits;
  private final Platforms platforms;

  PlatformHealth(RateLimits limits, Platforms platforms) {
    this.limits = limits;
    this.platforms = platforms;
  }

  @Override
  public Health health() {
    Health.Builder health = Health.up();
    for (String platform : platforms.names()) {
      limits.reason(platform).ifPresent(reason -> health.down().withDetail(platform, reason));
    }
    return health.build();
  }

  /// A restart may bring new credentials, which are worth a try at once.
  @EventListener(ContextRefreshedEvent.class)
  void forgetRefusals() {
    platforms.names().forEach(limits::unblock);
  }
}
