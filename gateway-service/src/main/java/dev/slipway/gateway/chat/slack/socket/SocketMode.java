package dev.slipway.gateway.chat.slack.socket;

import com.slack.api.Slack;
import com.slack.api.socket_mode.SocketModeClient;
import dev.slipway.background.StartOrder;
import dev.slipway.gateway.chat.slack.GatewaySlackProperties;
import java.io.IOException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/// Socket Mode: where an app token is set, the gateway connects to Slack and what people do comes over
/// that connection, so that Slack needs to reach nothing. Slack gives each payload to one of an app's
/// connections, so replicas share the work.
@Component
class SocketMode implements SmartLifecycle {

  private static final Logger log = LoggerFactory.getLogger(SocketMode.class);
  private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);
  private static final Duration LONGEST_PAUSE = Duration.ofMinutes(1);

  private final Slack slack;
  private final String token;
  private final SocketEnvelopes envelopes;
  private volatile boolean running;
  private volatile @Nullable SocketModeClient client;
  private volatile @Nullable Thread connecting;

  SocketMode(Slack slack, GatewaySlackProperties properties, SocketEnvelopes envelopes) {
    this.slack = slack;
    this.token = properties.appToken();
    this.envelopes = envelopes;
  }

  /// Whether it is used at all.
  boolean isUsed() {
    return !token.isEmpty();
  }

  /// Whether Slack can send something now.
  boolean isConnected() {
    SocketModeClient open = client;
    return open != null && open.verifyConnection();
  }

  @Override
  public void start() {
    running = true;
    if (isUsed()) {
      connecting = Thread.ofVirtual().name("slack-socket").start(this::connect);
    }
  }

  /// Until it succeeds; afterwards the client connects again by itself.
  private void connect() {
    Duration pause = FIRST_PAUSE;
    while (running && client == null) {
      try {
        SocketModeClient opened = slack.socketMode(token, SocketModeClient.Backend.JavaWebSocket);
        listen(opened);
        opened.connect();
        client = opened;
        log.info("Slack: connected by Socket Mode");
      } catch (IOException | RuntimeException e) {
        log.warn("Slack: no connection by Socket Mode, tried again in {}: {}", pause, e.toString());
        pause = pause(pause);
      }
    }
    if (!running) {
      close();
    }
  }

  private Duration pause(Duration pause) {
    try {
      Thread.sleep(pause);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      running = false;
    }
    Duration longer = pause.multipliedBy(2);
    return longer.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : longer;
  }

  private void listen(SocketModeClient opened) {
    opened.setAutoReconnectEnabled(true);
    opened.addInteractiveEnvelopeListener(
        e -> envelopes.interaction(e).ifPresent(opened::sendSocketModeResponse));
    opened.addSlashCommandsEnvelopeListener(
        e -> envelopes.command(e).ifPresent(opened::sendSocketModeResponse));
    opened.addEventsApiEnvelopeListener(
        e -> envelopes.event(e).ifPresent(opened::sendSocketModeResponse));
  }

  /// What is not acknowledged by then, Slack sends to another connection.
  @Override
  public void stop() {
    running = false;
    Thread thread = connecting;
    if (thread != null) {
      thread.interrupt();
    }
    close();
  }

  private void close() {
    SocketModeClient open = client;
    client = null;
    if (open != null) {
      try {
        open.setAutoReconnectEnabled(false);
        open.close();
      } catch (IOException e) {
        log.debug("Slack: the connection did not close", e);
      }
    }
  }

  @Override
  public boolean isRunning() {
    return running;
  }

  /// After the catalogue of projects was read: an earlier click would be refused.
  @Override
  public int getPhase() {
    return StartOrder.SOCKETS;
  }
}
