package dev.slipway.notifier.delivery;

import dev.slipway.notifier.delivery.RateLimits.Block;
import dev.slipway.notifier.platform.Platforms;
import java.util.List;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.event.ContextRefreshedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/// Down while a platform does not accept our credentials. What waits in one conversation or for one
/// operation is a detail.
@Component("chat")
class PlatformHealth implements HealthIndicator {

  private static final int MOST = 20;

  private final RateLimits limits;
  private final Platforms platforms;

  PlatformHealth(RateLimits limits, Platforms platforms) {
    this.limits = limits;
    this.platforms = platforms;
  }

  @Override
  public Health health() {
    Health.Builder health = Health.up();
    List<Block> blocks = limits.blocks(MOST + 1);
    blocks.stream().limit(MOST).forEach(block -> detail(health, block));
    if (blocks.size() > MOST) {
      health.withDetail("more", "further conversations wait too");
    }
    return health.build();
  }

  private void detail(Health.Builder health, Block block) {
    if (platforms.names().contains(block.name())) {
      health.down().withDetail(block.name(), block.reason());
    } else {
      health.withDetail(block.name(), block.reason() + ", asked again at " + block.until());
    }
  }

  /// A restart may bring new credentials or scopes, which are worth a try at once.
  @EventListener(ContextRefreshedEvent.class)
  void forgetRefusals() {
    limits.unblockRefused();
  }
}
