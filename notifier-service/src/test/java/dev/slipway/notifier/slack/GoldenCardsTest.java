package dev.slipway.notifier.slack;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import dev.slipway.contract.approval.Refusal;
import dev.slipway.contract.approval.ReleaseEvent.InteractionRefused;
import dev.slipway.view.refusal.RefusalNotice;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Every card in every state and every refusal, as Slack gets it, held against a file each.
/// `-Dslipway.goldens.write=true` writes the files anew.
class GoldenCardsTest {

  private static final Path GOLDEN = Path.of("src/test/resources/golden/slack");
  private static final boolean WRITE = Boolean.getBoolean("slipway.goldens.write");
  private static final SortedMap<String, JsonObject> PAYLOADS = payloads();

  private static SortedMap<String, JsonObject> payloads() {
    SortedMap<String, JsonObject> payloads = new TreeMap<>();
    CardCases.all().forEach((name, card) -> payloads.put(name, Payload.of(card)));
    RefusalCases.all()
        .forEach((name, refused) -> payloads.put(name, Payload.of(RefusalNotice.of(refused))));
    return payloads;
  }

  @BeforeAll
  static void write() throws IOException {
    if (!WRITE) {
      return;
    }
    Files.createDirectories(GOLDEN);
    try (Stream<Path> old = Files.list(GOLDEN)) {
      for (Path file : old.toList()) {
        Files.delete(file);
      }
    }
    for (String name : PAYLOADS.keySet()) {
      JsonObject payload = Objects.requireNonNull(PAYLOADS.get(name));
      Files.writeString(GOLDEN.resolve(name + ".json"), Payload.pretty(payload));
    }
  }

  static Stream<String> cases() {
    return PAYLOADS.keySet().stream();
  }

  @ParameterizedTest
  @MethodSource("cases")
  void aMessageIsAsItWas(String name) throws IOException {
    JsonObject payload = Objects.requireNonNull(PAYLOADS.get(name));
    assertThat(JsonParser.parseString(Payload.pretty(payload)))
        .isEqualTo(JsonParser.parseString(Files.readString(GOLDEN.resolve(name + ".json"))));
  }

  @ParameterizedTest
  @MethodSource("cases")
  void slackTakesEveryMessage(String name) {
    assertThat(BlockKitLimits.broken(Objects.requireNonNull(PAYLOADS.get(name)))).isEmpty();
  }

  @Test
  void everyFileHasItsCase() throws IOException {
    try (Stream<Path> files = Files.list(GOLDEN)) {
      assertThat(files.map(file -> file.getFileName().toString()))
          .containsExactlyInAnyOrderElementsOf(cases().map(name -> name + ".json").toList());
    }
  }

  @Test
  void everyReasonForARefusalHasACase() {
    assertThat(RefusalCases.all().values())
        .extracting(InteractionRefused::reason)
        .contains(Refusal.values());
  }
}
