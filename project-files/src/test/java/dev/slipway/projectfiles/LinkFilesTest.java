package dev.slipway.projectfiles;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.projectfiles.folder.Folder;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// The links and fields of a project file.
class LinkFilesTest {

  private static final String FILE =
      """
      project: shop
      channel: slack:C0TEAM
      environments: {live: {namespace: shop}}
      pipeline: [{deploy: live}]
      """;

  @Test
  void linksAndFieldsAreReadInTheFilesOrder() {
    Loaded loaded =
        load(
            """
            links: {Runbook: "https://wiki.example.org/shop", Board: "https://d.example.org/?b={target}&t={type}#x"}
            fields: {Tier: "1", Cost centre: "4711"}
            """);
    assertThat(loaded.problems()).isEmpty();
    var definition = loaded.definitions().values().iterator().next();
    assertThat(definition.links().keySet()).containsExactly("Runbook", "Board");
    assertThat(definition.links())
        .containsEntry("Board", "https://d.example.org/?b={target}&t={type}#x");
    assertThat(definition.fields().keySet()).containsExactly("Tier", "Cost centre");
    assertThat(definition.fields()).containsEntry("Cost centre", "4711");
  }

  @Test
  void aBasesLinksAreKeptBesideTheProjectsOwn() {
    Loaded loaded =
        Loaded.from(
            new Folder(
                "projects",
                Map.of(
                    "shop.yaml",
                    FILE + "bases: [all]\nlinks: {Own: \"https://own.example.org\"}\n"),
                Map.of("all", "links: {All: \"https://all.example.org\"}\n"),
                "",
                Map.of()));
    assertThat(loaded.problems()).isEmpty();
    assertThat(loaded.definitions().values().iterator().next().links())
        .containsOnlyKeys("All", "Own");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://dash.example.org",
        "javascript:alert(1)",
        "https://",
        "https:///path",
        "https://user:word@dash.example.org",
        "https://{target}.example.org",
        "https://dash.example.org/a b",
        "https://dash.example.org/\\u202E",
        "dash.example.org"
      })
  void onlyAddressesThatPeopleCanFollowAreTaken(String address) {
    assertThat(load("links: {Dashboard: \"" + address + "\"}\n").problems().toString())
        .contains("links", "an https address of at most 500 characters");
  }

  @ParameterizedTest
  @CsvSource({"links, https://a.example.org, 5", "fields, text, 4"})
  void asManyAsAMessageHasRoomForAreTaken(String key, String value, int most) {
    assertThat(load(many(key, value, most)).problems()).isEmpty();
    assertThat(load(many(key, value, most + 1)).problems().toString()).contains("at most " + most);
  }

  @ParameterizedTest
  @CsvSource({"links, https://a.example.org/, 500", "fields, t, 200"})
  void aValueIsAsLongAsAMessageHasRoomFor(String key, String value, int longest) {
    String fits = value + "x".repeat(longest - value.length());
    assertThat(load("%s: {Name: \"%s\"}\n".formatted(key, fits)).problems()).isEmpty();
    assertThat(load("%s: {Name: \"%sx\"}\n".formatted(key, fits)).problems().toString())
        .contains(Integer.toString(longest));
  }

  @Test
  void aNameIsOneLineOfAtMostFortyCharacters() {
    String name = "n".repeat(40);
    assertThat(load("fields: {" + name + ": a}\n").problems()).isEmpty();
    assertThat(load("fields: {" + name + "n: a}\n").problems().toString())
        .contains("one line of 1 to 40 characters");
    assertThat(load("fields: {\"a\\nb\": a}\n").problems().toString())
        .contains("one line of 1 to 40 characters");
  }

  @Test
  void anUnknownPlaceholderIsRefusedWithThoseThereAre() {
    assertThat(load("links: {\"A/B\": \"https://a.example.org/{commit}\"}\n").problems().toString())
        .contains("unknown placeholder {commit}; known here are target, type");
  }

  @Test
  void aPlaceholderIsTakenOnceInALink() {
    assertThat(
            load("links: {Board: \"https://a.example.org/{target}/{type}/{target}\"}\n")
                .problems()
                .toString())
        .contains("has the placeholder {target} more than once; use it once");
  }

  private static String many(String key, String value, int count) {
    return IntStream.range(0, count)
        .mapToObj(i -> "n%d: \"%s\"".formatted(i, value))
        .collect(Collectors.joining(", ", key + ": {", "}\n"));
  }

  private static Loaded load(String more) {
    return Loaded.from(
        new Folder("projects", Map.of("shop.yaml", FILE + more), Map.of(), "", Map.of()));
  }
}
