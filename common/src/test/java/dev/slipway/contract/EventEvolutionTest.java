package dev.slipway.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.slipway.contract.approval.ApprovalEvent;
import dev.slipway.contract.deployer.DeployerEvent;
import dev.slipway.contract.gateway.GatewayEvent;
import dev.slipway.contract.people.Account;
import dev.slipway.messaging.EventJson;
import dev.slipway.messaging.EventTypes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

/// Published events stay readable, and an event keeps its fields as long as its version.
///
/// `shapes/<type>.txt` lists the fields of each type as they were published. `-Dslipway.goldens.write=true`
/// adds what may be added; it never takes over a change that needs a new version. `shapes/relaxed` lists the
/// required fields that may be left out by now: each a version after all readers could do without it. Golden
/// files that a newer one has replaced are kept as `golden/published/<type>.<n>.json`.
class EventEvolutionTest {

  private static final Path SHAPES = Path.of("src/test/resources/shapes");
  private static final Path RELAXED = SHAPES.resolve("relaxed");
  private static final Path PUBLISHED = Path.of("src/test/resources/golden/published");
  private static final EventTypes TYPES =
      EventTypes.of(GatewayEvent.class, ApprovalEvent.class, DeployerEvent.class);

  static Stream<String> types() {
    return TYPES.all().keySet().stream().sorted();
  }

  @ParameterizedTest
  @MethodSource("types")
  void anEventKeepsTheFieldsThatItWasPublishedWith(String type) throws IOException {
    Path file = SHAPES.resolve(type + ".txt");
    Shape now = Shape.of(TYPES.find(type).orElseThrow());
    boolean write = Boolean.getBoolean("slipway.goldens.write");
    if (Files.exists(file)) {
      assertThat(now.breaks(Shape.parse(Files.readAllLines(file)), relaxed(type)))
          .as("%s needs a new version: leave the record as it is and add one with the next", type)
          .isEmpty();
    } else {
      assertThat(write).as("%s has no recorded shape, write it with the goldens", type).isTrue();
    }
    if (write) {
      Files.createDirectories(SHAPES);
      Files.write(file, now.lines());
    }
    assertThat(now.lines())
        .as("fields that were added are not recorded")
        .isEqualTo(Files.readAllLines(file));
  }

  /// The lines are `TYPE PATH`; a type that ends with `*` means all that begin so.
  private static Set<String> relaxed(String type) throws IOException {
    return Files.readAllLines(RELAXED).stream()
        .map(line -> line.split(" ", 2))
        .filter(line ->
            line[0].endsWith("*")
                ? type.startsWith(line[0].substring(0, line[0].length() - 1))
                : type.equals(line[0]))
        .map(line -> line[1])
        .collect(Collectors.toSet());
  }

  @Test
  void everyTypeThatWasPublishedIsStillKnown() throws IOException {
    try (Stream<Path> files = Files.list(SHAPES)) {
      assertThat(
              files
                  .filter(file -> !file.equals(RELAXED))
                  .map(file -> file.getFileName().toString().replace(".txt", "")))
          .allSatisfy(type -> assertThat(TYPES.find(type)).as(type).isPresent());
    }
  }

  @Test
  void everyFormThatWasPublishedIsReadWithAllThatItSays() throws IOException {
    for (Path file : published()) {
      String type = file.getFileName().toString().replaceFirst("\\.[0-9]+\\.json$", "");
      String json = Files.readString(file);
      Event event = EventJson.mapper().readValue(json, TYPES.find(type).orElseThrow());
      JsonNode again = EventJson.mapper().valueToTree(event);
      assertThat(lost(EventJson.mapper().readTree(json), again, "")).as(file.toString()).isEmpty();
    }
  }

  private static List<Path> published() throws IOException {
    if (Files.notExists(PUBLISHED)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(PUBLISHED)) {
      return files.sorted().toList();
    }
  }

  /// The paths of `before` that are missing or say something else. What was added, at any depth, is
  /// no loss, and a number is the same whatever Java type holds it.
  private static List<String> lost(JsonNode before, JsonNode after, String path) {
    if (before.isObject() && after.isObject()) {
      return before.properties().stream()
          .flatMap(
              e -> lost(e.getValue(), after.path(e.getKey()), path + "/" + e.getKey()).stream())
          .toList();
    }
    if (before.isArray() && after.isArray() && before.size() == after.size()) {
      return IntStream.range(0, before.size())
          .boxed()
          .flatMap(i -> lost(before.get(i), after.path(i), path + "/" + i).stream())
          .toList();
    }
    return same(before, after) ? List.of() : List.of(path);
  }

  private static boolean same(JsonNode before, JsonNode after) {
    if (before.isNumber() && after.isNumber()) {
      return before.decimalValue().compareTo(after.decimalValue()) == 0;
    }
    return before.equals(after);
  }

  @Test
  void whatIsAddedInsideAListIsNoLossAndWhatGoesIs() {
    JsonNode few = EventJson.mapper().readTree("{\"steps\":[{\"name\":\"qa\",\"at\":1}]}");
    JsonNode more =
        EventJson.mapper().readTree("{\"steps\":[{\"name\":\"qa\",\"at\":1,\"from\":[]}]}");
    assertThat(lost(few, more, "")).isEmpty();
    assertThat(lost(more, few, "")).containsExactly("/steps/0/from");
  }

  @Test
  void aNumberIsTheSameWhateverHoldsItAndAnotherIsALoss() {
    JsonNode read = EventJson.mapper().readTree("{\"version\":7}");
    assertThat(lost(read, EventJson.mapper().valueToTree(Map.of("version", 7L)), "")).isEmpty();
    assertThat(lost(read, EventJson.mapper().valueToTree(Map.of("version", 8L)), ""))
        .containsExactly("/version");
    assertThat(lost(read, EventJson.mapper().valueToTree(Map.of("version", "7")), ""))
        .containsExactly("/version");
  }

  @Test
  void aLostFieldIsNoticed() {
    assertThat(Shape.of(Lost.class).breaks(Shape.of(Published.class)))
        .containsExactly("note is lost (it was optional String)");
  }

  @Test
  void aRenamedFieldIsALostOne() {
    assertThat(Shape.of(Renamed.class).breaks(Shape.of(Published.class)))
        .containsExactly(
            "id is lost (it was required String)",
            "identifier is new and required String, which published events do not have");
  }

  @Test
  void anotherTypeIsNoticedAtAnyDepth() {
    assertThat(Shape.of(Retyped.class).breaks(Shape.of(Published.class)))
        .containsExactly("parts.#.size was required int and is required long");
  }

  @Test
  void aFieldThatBecomesRequiredIsNoticedAndOneThatIsNoLongerToo() {
    assertThat(Shape.of(Stricter.class).breaks(Shape.of(Published.class)))
        .containsExactly("note was optional String and is required String");
    assertThat(Shape.of(Published.class).breaks(Shape.of(Stricter.class)))
        .containsExactly("note was required String and is optional String");
  }

  @Test
  void aRelaxedFieldMayBecomeOptionalAndNothingElse() {
    assertThat(Shape.of(Published.class).breaks(Shape.of(Stricter.class), Set.of("note")))
        .isEmpty();
    assertThat(Shape.of(Published.class).breaks(Shape.of(Stricter.class), Set.of("id")))
        .containsExactly("note was required String and is optional String");
    assertThat(Shape.of(Stricter.class).breaks(Shape.of(Published.class), Set.of("note")))
        .containsExactly("note was optional String and is required String");
    assertThat(Shape.of(Lost.class).breaks(Shape.of(Published.class), Set.of("note")))
        .containsExactly("note is lost (it was optional String)");
  }

  @Test
  void aValueThatIsATextHasOneField() {
    assertThat(Shape.of(Holder.class).lines()).containsExactly("account: required String");
  }

  @Test
  void aWordMayBeAddedAndNoneMayGo() {
    assertThat(Shape.of(MoreWords.class).breaks(Shape.of(Published.class))).isEmpty();
    assertThat(Shape.of(Published.class).breaks(Shape.of(MoreWords.class)))
        .containsExactly(
            "colour was required one of red green blue and is required one of red green");
  }

  @Test
  void anOptionalFieldMayBeAddedWithAllThatItHolds() {
    assertThat(Shape.of(Added.class).breaks(Shape.of(Published.class))).isEmpty();
  }

  @Test
  void aRequiredFieldCannotBeAdded() {
    assertThat(Shape.of(AddedRequired.class).breaks(Shape.of(Published.class)))
        .containsExactly("size is new and required int, which published events do not have");
  }

  enum Colour {
    @JsonProperty("red")
    RED,
    @JsonProperty("green")
    GREEN
  }

  enum Colours {
    @JsonProperty("red")
    RED,
    @JsonProperty("green")
    GREEN,
    @JsonProperty("blue")
    BLUE
  }

  record Piece(int size) {}

  record LongPiece(long size) {}

  record Published(String id, @Nullable String note, List<Piece> parts, Colour colour) {}

  record Holder(Account account) {}

  record Lost(String id, List<Piece> parts, Colour colour) {}

  record Renamed(String identifier, @Nullable String note, List<Piece> parts, Colour colour) {}

  record Retyped(String id, @Nullable String note, List<LongPiece> parts, Colour colour) {}

  record Stricter(String id, String note, List<Piece> parts, Colour colour) {}

  record MoreWords(String id, @Nullable String note, List<Piece> parts, Colours colour) {}

  record Added(
      String id,
      @Nullable String note,
      List<Piece> parts,
      Colour colour,
      @Nullable Piece more,
      Map<String, Piece> named) {}

  record AddedRequired(
      String id, @Nullable String note, List<Piece> parts, Colour colour, int size) {}
}
