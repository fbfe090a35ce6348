package dev.slipway.notifier.delivery;

import dev.slipway.contract.Envelope;
import dev.slipway.contract.Event;
import dev.slipway.contract.Topics;
import dev.slipway.contract.approval.ReleaseEvent;
import dev.slipway.contract.approval.ReleaseEvent.StepStarted;
import dev.slipway.contract.gateway.ChatQuestion;
import dev.slipway.messaging.EventCodec;
import dev.slipway.messaging.EventJson;
import dev.slipway.messaging.EventPublisher;
import dev.slipway.messaging.Outbound;
import dev.slipway.notifier.Chat;
import dev.slipway.notifier.NotifierApplication;
import dev.slipway.sandbox.SandboxApplication;
import dev.slipway.testing.Infrastructure.Database;
import dev.slipway.view.Releases;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.node.ObjectNode;

/// A running notifier of a test, with short waits and wide limits unless told otherwise.
final class Notifier implements AutoCloseable {

  private final ConfigurableApplicationContext context;

  Notifier(String kafka, Database database, Chat chat, String... more) {
    this(
        NotifierApplication.application(),
        kafka,
        database,
        Stream.concat(
                Stream.of(
                    "--slipway.notifier.slack.token=" + SandboxApplication.TOKEN,
                    "--slipway.notifier.slack.api-url=" + chat.url() + "/api/",
                    "--slipway.notifier.slack.reply-urls=" + chat.replyUrls(),
                    "--slipway.notifier.slack.timeout=1500ms"),
                Arrays.stream(more))
            .toList());
  }

  /// One that serves the platforms of a configuration and not Slack.
  static Notifier withoutSlack(String kafka, Database database, Class<?> platforms) {
    return new Notifier(
        NotifierApplication.application().sources(platforms), kafka, database, List.of());
  }

  private Notifier(
      SpringApplicationBuilder application, String kafka, Database database, List<String> more) {
    List<String> arguments =
        new ArrayList<>(
            List.of(
                "--server.port=0",
                "--spring.kafka.bootstrap-servers=" + kafka,
                "--spring.kafka.consumer.properties.heartbeat.interval.ms=500",
                "--slipway.kafka.partitions=1",
                "--spring.datasource.url=" + database.url(),
                "--spring.datasource.username=" + database.user(),
                "--spring.datasource.password=" + database.password(),
                // Tests change tables under it; a plan that the server keeps would fail once more
                // on each connection.
                "--spring.datasource.hikari.data-source-properties.prepareThreshold=0",
                "--slipway.notifier.delivery.poll=100ms",
                "--slipway.notifier.delivery.settle=0s",
                "--slipway.notifier.delivery.first-retry=200ms",
                "--slipway.notifier.delivery.doubt-delay=300ms",
                "--slipway.notifier.delivery.posts-per-second=100",
                "--slipway.notifier.delivery.post-burst=100"));
    arguments.addAll(more);
    context = application.run(arguments.toArray(String[]::new));
  }

  /// Publishes the snapshots in one batch, as the approval service would: at the time of the latest.
  void publish(Releases... releases) {
    Instant at =
        Arrays.stream(releases)
            .map(Releases::snapshot)
            .map(s -> Objects.requireNonNullElse(s.finishedAt(), s.openedAt()))
            .max(Comparator.naturalOrder())
            .orElseThrow();
    publish(
        at,
        Arrays.stream(releases)
            .map(r -> new StepStarted(r.snapshot(), "qa"))
            .toArray(ReleaseEvent[]::new));
  }

  void publish(ReleaseEvent... events) {
    publish(Instant.now(), events);
  }

  /// The events' ids are their positions, so that the same call publishes the same events.
  void publish(Instant at, ReleaseEvent... events) {
    List<Outbound> outbound = new ArrayList<>();
    for (int i = 0; i < events.length; i++) {
      String release = events[i].release() == null ? "none" : events[i].release().id();
      String id = release + "#" + i;
      outbound.add(
          new Outbound(
              Topics.RELEASES,
              new Envelope<>(id, "/slipway/tests", at, release, release, null, null, events[i])));
    }
    context.getBean(EventPublisher.class).publish(outbound);
  }

  /// Publishes what somebody asks, under the id.
  void ask(String id, ChatQuestion question) {
    context
        .getBean(EventPublisher.class)
        .publish(
            List.of(
                new Outbound(
                    Topics.QUESTIONS,
                    new Envelope<>(
                        id,
                        "/slipway/tests",
                        Instant.now(),
                        question.project(),
                        id,
                        null,
                        null,
                        question))));
  }

  /// Publishes an event that cannot be read, since a field is missing.
  ///
  /// @param missing a field of the event, or a JSON pointer to one
  void publishUnreadable(String topic, String id, String subject, Event event, String missing) {
    EventCodec codec = context.getBean(EventCodec.class);
    ProducerRecord<String, byte[]> whole =
        codec.encode(
            new Outbound(
                topic,
                new Envelope<>(
                    id, "/slipway/tests", Instant.now(), subject, id, null, null, event)));
    ObjectNode json = (ObjectNode) EventJson.mapper().readTree(whole.value());
    int parent = missing.lastIndexOf('/');
    ((ObjectNode) json.at(missing.substring(0, Math.max(0, parent))))
        .remove(missing.substring(parent + 1));
    context
        .getBean(EventPublisher.class)
        .publishRaw(
            List.of(
                new ProducerRecord<>(
                    whole.topic(),
                    whole.partition(),
                    whole.key(),
                    EventJson.mapper().writeValueAsBytes(json),
                    whole.headers())));
  }

  JdbcClient jdbc() {
    return context.getBean(JdbcClient.class);
  }

  <T> T bean(Class<T> type) {
    return context.getBean(type);
  }

  int port() {
    return Integer.parseInt(context.getEnvironment().getProperty("local.server.port", ""));
  }

  /// How many calls of an operation were made, whatever came of them.
  double calls(String operation) {
    return context
        .getBean(MeterRegistry.class)
        .find("slipway.chat.calls")
        .tag("operation", operation)
        .counters()
        .stream()
        .mapToDouble(counter -> counter.count())
        .sum();
  }

  /// How many records of a topic were put aside.
  double deadLetters(String topic) {
    return context
        .getBean(MeterRegistry.class)
        .counter("slipway.dead.letters", "topic", topic)
        .count();
  }

  /// How many deliveries came out like this.
  double deliveries(String result) {
    return context
        .getBean(MeterRegistry.class)
        .counter("slipway.deliveries", "result", result)
        .count();
  }

  /// Whether every message of a release shows what it should.
  boolean settled(String release) {
    return jdbc()
            .sql(
                """
                SELECT count(*) = 0 FROM surface
                WHERE release_id = :release AND delivered_hash IS DISTINCT FROM content_hash
                """)
            .param("release", release)
            .query(Boolean.class)
            .single()
        && version(release) > 0;
  }

  /// The latest version that has arrived.
  long version(String release) {
    return jdbc()
        .sql("SELECT coalesce(max(desired_version), 0) FROM surface WHERE release_id = :release")
        .param("release", release)
        .query(Long.class)
        .single();
  }

  @Override
  public void close() {
    context.close();
  }
}
