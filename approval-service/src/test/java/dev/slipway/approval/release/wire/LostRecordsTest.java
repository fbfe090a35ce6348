package dev.slipway.approval.release.wire;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.approval.TestProject;
import dev.slipway.contract.Envelope;
import dev.slipway.contract.Event;
import dev.slipway.contract.approval.ApprovalEvent;
import dev.slipway.contract.deployer.DeployerEvent;
import dev.slipway.contract.deployer.DeployerEvent.DeployFailed;
import dev.slipway.contract.gateway.GatewayEvent;
import dev.slipway.contract.gateway.SlackInteraction;
import dev.slipway.contract.people.Account;
import dev.slipway.messaging.EventCodec;
import dev.slipway.messaging.EventTypes;
import dev.slipway.messaging.Outbound;
import dev.slipway.messaging.Received;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.record.TimestampType;
import org.junit.jupiter.api.Test;

/// The events that are handled in place of a record that was put aside.
class LostRecordsTest {

  private static final EventTypes TYPES =
      EventTypes.of(GatewayEvent.class, ApprovalEvent.class, DeployerEvent.class);

  private final EventCodec codec = new EventCodec(TYPES);
  private final LostRecords lost = new LostRecords(TYPES);
  private final TestProject project = new TestProject("lost");

  @Test
  void aResultThatCannotBeReadCountsAsFailed() {
    Event failed =
        only(
            record(
                result(new DeployerEvent.DeployStarted("lost", project.release(1), "qa", 7)),
                "dev.slipway.deployment.succeeded.v1",
                """
                {"project":"lost","release":"%s","slot":"qa","sequence":7,"url":{"no":"text"}}\
                """
                    .formatted(project.release(1))));
    assertThat(failed)
        .isInstanceOfSatisfying(
            DeployFailed.class,
            event -> {
              assertThat(event.sequence()).isEqualTo(7);
              assertThat(event.diagnosis().reason()).isEqualTo("ResultUnreadable");
              assertThat(event.diagnosis().message()).contains("topic-3@42", "deploy again");
            });
  }

  @Test
  void aRecordUnderAnotherProjectsKeyHasNoSubstitute() {
    assertThat(
            lost.of(
                record(
                    result(new DeployerEvent.DeployStarted("lost", project.release(1), "qa", 7)),
                    "dev.slipway.deployment.succeeded.v1",
                    """
                    {"project":"other","release":"r","slot":"qa","sequence":7,"url":{"no":"text"}}\
                    """),
                null,
                "bad"))
        .isEmpty();
  }

  @Test
  void progressThatCannotBeReadIsNoOutcome() {
    assertThat(
            lost.of(
                record(
                    result(new DeployerEvent.DeployStarted("lost", project.release(1), "qa", 7)),
                    "dev.slipway.deployment.started.v1",
                    "{\"project\":\"lost\",\"release\":\"r\",\"slot\":\"qa\",\"sequence\":7}"),
                null,
                "bad"))
        .isEmpty();
  }

  @Test
  void aClickWhoseAnswersCannotBeReadStillSaysWhoMadeIt() {
    Event event =
        only(
            record(
                project.click(1, "go-live", "deploy", "U0OWNER1"),
                "dev.slipway.slack.interaction.v1",
                """
                {"project":"lost","release":"%s","gate":"go-live","choice":"deploy","attempt":1,
                "user":"U0OWNER1","channel":"D1","message":"1.1","answers":[{"kind":"later"}]}\
                """
                    .formatted(project.release(1))));
    assertThat(event)
        .isInstanceOfSatisfying(
            LostRecord.class,
            record ->
                assertThat(record.event())
                    .isInstanceOfSatisfying(
                        SlackInteraction.class,
                        click ->
                            assertThat(click.by()).isEqualTo(new Account("slack", "U0OWNER1"))));
  }

  @Test
  void whatSaysNoReleaseIsToldToNobody() {
    ConsumerRecord<String, byte[]> nameless =
        new ConsumerRecord<>("topic", 3, 42, "lost", "{".getBytes(StandardCharsets.UTF_8));
    assertThat(lost.of(nameless, null, "bad")).isEmpty();
  }

  @Test
  void theSameRecordIsReplacedUnderTheSameId() {
    ConsumerRecord<String, byte[]> record =
        record(
            project.click(1, "go-live", "deploy", "U"), "dev.slipway.slack.interaction.v1", "[]");
    assertThat(lost.of(record, null, "bad")).isEqualTo(lost.of(record, null, "bad")).hasSize(1);
  }

  private Event only(ConsumerRecord<String, byte[]> record) {
    List<Received> instead = lost.of(record, null, "bad");
    assertThat(instead).hasSize(1);
    return instead.getFirst().event();
  }

  private Outbound result(Event event) {
    return new Outbound(
        "topic",
        new Envelope<>(
            "id", "/slipway/tests", TestProject.NOON, project.release(1), "c", null, null, event));
  }

  private ConsumerRecord<String, byte[]> record(Outbound like, String type, String json) {
    ProducerRecord<String, byte[]> record = codec.encode(like);
    record.headers().remove("ce_type").add("ce_type", type.getBytes(StandardCharsets.UTF_8));
    return new ConsumerRecord<>(
        "topic",
        3,
        42,
        0L,
        TimestampType.CREATE_TIME,
        0,
        0,
        record.key(),
        json.getBytes(StandardCharsets.UTF_8),
        record.headers(),
        Optional.empty());
  }
}
