package dev.slipway.messaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.contract.Envelope;
import dev.slipway.contract.Event;
import dev.slipway.contract.approval.ApprovalEvent;
import dev.slipway.contract.build.Build;
import dev.slipway.contract.build.CiRun;
import dev.slipway.contract.build.TargetType;
import dev.slipway.contract.deployer.DeployerEvent;
import dev.slipway.contract.deployment.Diagnosis;
import dev.slipway.contract.gateway.GatewayEvent;
import dev.slipway.contract.people.Contributor;
import dev.slipway.contract.project.Answer;
import dev.slipway.contract.text.TextLimits;
import dev.slipway.messaging.failure.EventTooLargeException;
import dev.slipway.testing.AbsurdText;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Collections;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.record.TimestampType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Holds for every type of event, also those that are added later: absurd text neither stops a consumer nor
/// grows beyond what Kafka takes.
class AbsurdEventsTest {

  private static final EventTypes TYPES =
      EventTypes.of(GatewayEvent.class, ApprovalEvent.class, DeployerEvent.class);

  private final RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(12);
  private final EventCodec codec = new EventCodec(TYPES);

  static Stream<Class<? extends Event>> types() {
    return TYPES.all().values().stream();
  }

  @ParameterizedTest
  @MethodSource("types")
  void absurdTextIsWrittenAsEveryServiceCanStoreIt(Class<? extends Event> type) {
    AbsurdEvents events = new AbsurdEvents(random, () -> AbsurdText.of(random, 6), 2);
    for (int i = 0; i < 50; i++) {
      Event event = events.of(type);
      ProducerRecord<String, byte[]> record = codec.encode(outbound(event));
      String json = new String(record.value(), StandardCharsets.UTF_8);
      assertThat(json).doesNotContain("\\u0000").doesNotContain("\0");
      assertThat(json.getBytes(StandardCharsets.UTF_8)).isEqualTo(record.value());
    }
  }

  @ParameterizedTest
  @MethodSource("types")
  void absurdBytesAreReadOrPutAsideAndNeverThrown(Class<? extends Event> type) {
    AbsurdEvents events = new AbsurdEvents(random, () -> AbsurdText.of(random, 6), 2);
    for (int i = 0; i < 50; i++) {
      ProducerRecord<String, byte[]> record = codec.encode(outbound(events.of(type)));
      byte[] bytes = record.value().clone();
      for (int changed = 1 + random.nextInt(5); changed > 0; changed--) {
        bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
      }
      assertThat(codec.decode(consumed(record, bytes))).isNotNull();
    }
  }

  @ParameterizedTest
  @MethodSource("types")
  void anEventBeyondTheLimitIsRefusedBeforeItIsSent(Class<? extends Event> type) {
    String huge = "字".repeat(TextLimits.EVENT_BYTES / 3 + 1);
    Event event = new AbsurdEvents(random, () -> huge, 1).of(type);
    assertThatThrownBy(() -> codec.encode(outbound(event)))
        .isInstanceOf(EventTooLargeException.class)
        .hasMessageContaining(EventTypes.nameOf(type))
        .hasMessageContaining("at most 921,600 are allowed");
    assertThatThrownBy(() -> EventCodec.measured(outbound(event)))
        .isInstanceOf(EventTooLargeException.class);
  }

  @Test
  void nulThatSomebodyElseWroteDoesNotGetIn() {
    String json =
        """
        {"project":"test","release":"test-abcdefghij","slot":"qa","sequence":1,"diagnosis":{"reason":"x",
        "message":"boom","events":[],"log":["boom","\\u0000\\u0000","\\ud83d end"]}}
        """;
    ProducerRecord<String, byte[]> record =
        codec.encode(
            outbound(new DeployerEvent.DeployFailed("test", "r", "qa", 1, Diagnosis.of("a", "b"))));
    Decoded decoded = codec.decode(consumed(record, json.getBytes(StandardCharsets.UTF_8)));
    assertThat(decoded)
        .isInstanceOfSatisfying(
            Decoded.Known.class,
            known ->
                assertThat(
                        ((DeployerEvent.DeployFailed) known.received().event()).diagnosis().log())
                    .containsExactly("boom", "\ufffd\ufffd", "\ufffd end"));
  }

  @Test
  void whatIsLimitedWhereItComesInLeavesRoomInEveryEvent() {
    byte[] build = EventJson.mapper().writeValueAsBytes(largestBuild());
    byte[] diagnosis = EventJson.mapper().writeValueAsBytes(largestDiagnosis());
    byte[] answer =
        EventJson.mapper().writeValueAsBytes(new Answer.Text("reason", largest(TextLimits.ANSWER)));
    assertThat(TextLimits.DEFINITION_BYTES + build.length).isLessThan(TextLimits.EVENT_BYTES);
    assertThat(build.length + 2 * diagnosis.length).isLessThan(TextLimits.EVENT_BYTES);
    assertThat(TextLimits.ANSWERS * answer.length).isLessThan(TextLimits.EVENT_BYTES);
  }

  private static Build largestBuild() {
    String identity = longest(TextLimits.IDENTITY);
    String name = longest(TextLimits.NAME);
    Contributor person = new Contributor(Contributor.Role.CO_AUTHOR, name, name, name, null);
    return new Build(
        identity,
        TargetType.BRANCH,
        identity,
        identity,
        longest(TextLimits.NAME),
        longest(TextLimits.URL),
        largest(TextLimits.COMMIT_MESSAGE),
        identity,
        new CiRun(longest(TextLimits.NAME), 1L, 1, Instant.EPOCH, longest(TextLimits.NAME)),
        Instant.EPOCH,
        Collections.nCopies(TextLimits.CO_AUTHORS + Contributor.Role.values().length, person));
  }

  /// As many bytes as a value that is refused beyond its limit can have.
  private static String longest(int units) {
    return "字".repeat(units);
  }

  private static Diagnosis largestDiagnosis() {
    String sentence = largest(TextLimits.SENTENCE);
    return new Diagnosis(
        largest(TextLimits.WORD),
        sentence,
        largest(TextLimits.WORD),
        Collections.nCopies(TextLimits.WARNINGS, largest(TextLimits.LINE)),
        Collections.nCopies(TextLimits.LOG_LINES, largest(TextLimits.LINE)),
        Diagnosis.Cause.OTHER,
        Collections.nCopies(
            TextLimits.FACTS,
            new Diagnosis.Fact(largest(TextLimits.WORD), largest(TextLimits.LINE))));
  }

  /// As many bytes as a limited text can have: each unit three.
  private static String largest(int characters) {
    return dev.slipway.contract.text.ForeignText.limit(
        "字\u20dd\u20dd\u20dd".repeat(characters), characters);
  }

  private static Outbound outbound(Event event) {
    return new Outbound(
        "topic",
        new Envelope<>("id", "/slipway/test", Instant.EPOCH, "subject", "c", null, null, event));
  }

  private static ConsumerRecord<String, byte[]> consumed(
      ProducerRecord<String, byte[]> record, byte[] value) {
    return new ConsumerRecord<>(
        record.topic(),
        3,
        42,
        0L,
        TimestampType.CREATE_TIME,
        0,
        0,
        record.key(),
        value,
        record.headers(),
        Optional.empty());
  }
}
