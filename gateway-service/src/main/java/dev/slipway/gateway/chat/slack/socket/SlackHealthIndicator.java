package dev.slipway.gateway.chat.slack.socket;

import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.stereotype.Component;

/// Reports if people's clicks can arrive. Not part of readiness: webhooks do not need it.
@Component
class SlackHealthIndicator implements HealthIndicator {

  private final SocketMode socket;

  SlackHealthIndicator(SocketMode socket) {
    this.socket = socket;
  }

  @Override
  public Health health() {
    if (!socket.isUsed()) {
      return Health.up().withDetail("by", "URLs").build();
    }
    return socket.isConnected()
        ? Health.up().withDetail("by", "Socket Mode").build()
        : Health.down()
            .withDetail("by", "Socket Mode")
            .withDetail("why", "no connection to Slack; the log says why")
            .build();
  }
}
