package dev.slipway.view.card;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.contract.people.Account;
import dev.slipway.messaging.EventJson;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

/// The JSON of cards in rows, which replicas of the version before read and whose rows are read after an upgrade.
/// `card.json` is today's form; a form that rows of earlier versions still have stays beside it, under a name
/// that says what was otherwise.
class StoredCardsTest {

  private static final Path GOLDEN = Path.of("src/test/resources/golden/stored");

  private static final List<Span> SPANS =
      List.of(
          new Span.Words("It failed, see "),
          new Span.Strong("production"),
          new Span.Code("main"),
          new Span.Command("status shop"),
          new Span.Link("https://shop.example.org", "the shop"),
          new Span.Mention("owner-one", List.of(new Account("slack", "U0OWNER1"))),
          new Span.Mention("owner-two", List.of()),
          new Span.Time(Instant.parse("2026-03-14T09:26:53Z")),
          new Span.Output("line one\nline two"));

  private static final Card CARD =
      new Card(
          "Release 1",
          Tone.BAD,
          List.of(new Text(SPANS)),
          List.of(new Card.Field("Branch", Text.of("main"))),
          Arrays.stream(Card.Style.values())
              .map(style -> new Card.Action(style.name(), "Deploy", "a/b/c/1", style))
              .toList(),
          List.of(Text.of("small")));

  @Test
  void aCardIsStoredAsItWas() throws IOException {
    String written = EventJson.mapper().writeValueAsString(CARD);
    if (Boolean.getBoolean("slipway.goldens.write")) {
      Files.writeString(
          GOLDEN.resolve("card.json"),
          EventJson.mapper().readTree(written).toPrettyString() + "\n");
    }
    assertThat(EventJson.mapper().readTree(written)).isEqualTo(golden("card.json"));
  }

  /// The text is hashed: with another one every open message would be edited.
  @Test
  void whomAnEarlierVersionKnowsIsStoredAsItStoredThem() {
    Account slack = new Account("slack", "U0OWNER1");
    assertThat(stored(new Span.Mention("owner-one", List.of(slack))))
        .isEqualTo("{\"kind\":\"mention\",\"person\":\"owner-one\",\"slack\":\"U0OWNER1\"}");
    assertThat(stored(new Span.Mention("owner-two", List.of())))
        .isEqualTo("{\"kind\":\"mention\",\"person\":\"owner-two\"}");
  }

  @Test
  void accountsElsewhereAreStoredBesideWhatAnEarlierVersionKnows() {
    Span.Mention mention =
        new Span.Mention(
            "owner-one", List.of(new Account("slack", "U0OWNER1"), new Account("teams", "5f0c")));
    assertThat(stored(mention)).contains("\"slack\":\"U0OWNER1\"", "[\"teams:5f0c\"]");
    assertThat(EventJson.mapper().readValue(stored(mention), Span.class)).isEqualTo(mention);
  }

  /// So that no open message is edited for it, and replicas of the version before read it.
  @Test
  void aCommandIsStoredAsTheCodeThatItWas() {
    assertThat(stored(new Span.Command("close test-abcdefghij")))
        .isEqualTo("{\"kind\":\"code\",\"text\":\"/slipway close test-abcdefghij\"}");
  }

  private static String stored(Span span) {
    return EventJson.mapper().writeValueAsString(span);
  }

  @Test
  void theSampleHoldsEverySortOfSpan() {
    assertThat(SPANS.stream().map(Object::getClass).distinct())
        .hasSameSizeAs(Span.class.getPermittedSubclasses());
  }

  static Stream<String> stored() throws IOException {
    try (Stream<Path> files = Files.list(GOLDEN)) {
      return files.map(file -> file.getFileName().toString()).sorted().toList().stream();
    }
  }

  @ParameterizedTest
  @MethodSource("stored")
  void whatIsStoredIsRead(String name) throws IOException {
    assertThat(EventJson.mapper().treeToValue(golden(name), Card.class)).isEqualTo(CARD);
  }

  private static JsonNode golden(String name) throws IOException {
    return EventJson.mapper().readTree(Files.readString(GOLDEN.resolve(name)));
  }
}
