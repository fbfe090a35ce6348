package dev.slipway.notifier.slack;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.slack.api.SlackConfig;
import com.slack.api.util.json.GsonFactory;
import dev.slipway.contract.Build;
import dev.slipway.contract.TargetType;
import dev.slipway.contract.approval.Outcome;
import dev.slipway.contract.approval.StepSnapshot.DeployStatus;
import dev.slipway.contract.approval.StepSnapshot.GateStatus;
import dev.slipway.contract.gateway.Answer;
import dev.slipway.contract.gateway.Question;
import dev.slipway.notifier.Releases;
import dev.slipway.notifier.surface.Card;
import dev.slipway.notifier.surface.Surface;
import dev.slipway.notifier.surface.Surfaces;
import dev.slipway.notifier.surface.Text;
import dev.slipway.notifier.surface.Tone;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Every card as Slack gets it, held against golden files, and Slack's limits under absurd input.
/// `-Dslipway.golden.write=true` writes the files anew.
class BlockKitTest {

  private static final Path GOLDEN = Path.of("src/test/resources/golden");
  private static final Gson SLACK = GsonFactory.createSnakeCase(new SlackConfig());
  private static final Gson PRETTY =
      new GsonBuilder().setPrettyPrinting().disableHtmlEscaping().create();
  private static final String ABSURD = "<&>`*|\n\uD83D\uDE80feature/".repeat(2_000);

  private static final List<Question> QUESTIONS =
      List.of(
          new Question.Text("reason", "Reason", true, true, 1_000),
          new Question.Select(
              "risk", "How bad is it?", false, List.of(new Question.Option("low", "It can wait"))),
          new Question.Checkbox("told", "The team has been told", true));

  static Stream<String> states() {
    return flow().keySet().stream();
  }

  private static Map<String, Releases> flow() {
    Releases opened = Releases.opened("test-abcdefghij");
    Releases onQa = opened.deployedToQa();
    Releases voted = onQa.vote("qa-check", Releases.QA_ONE, "approve");
    Releases going =
        voted
            .vote("go-live", Releases.OWNER_ONE, "deploy")
            .status("qa-check", GateStatus.CLOSED)
            .status("go-live", GateStatus.PASSED)
            .production(DeployStatus.DEPLOYING, Releases.OWNER_ONE, 1);
    Map<String, Releases> flow = new LinkedHashMap<>();
    flow.put("1-opened", opened);
    flow.put("2-qa-failed", opened.qaFailed());
    flow.put("3-deployed-to-qa", onQa);
    flow.put("4-voted", voted);
    flow.put(
        "4-rejected-with-answers",
        onQa.asking("qa-check", "reject", QUESTIONS)
            .answered(
                "qa-check",
                Releases.QA_TWO,
                "reject",
                new Answer.Text("reason", "Login is *broken* & slow"),
                new Answer.Selected("risk", "low"),
                new Answer.Ticked("told", true)));
    flow.put("4-author-may-not", onQa.asking("go-live", "deploy", List.of(), "owner-one"));
    flow.put("5-deploying", going);
    flow.put("5-waiting", going.production(DeployStatus.WAITING, Releases.OWNER_ONE, 0));
    flow.put(
        "6-production-failed",
        going.production(DeployStatus.FAILED, Releases.OWNER_ONE, 1).reopened("go-live"));
    flow.put(
        "7-completed",
        going
            .production(DeployStatus.DEPLOYED, Releases.OWNER_ONE, 1)
            .finished(Outcome.COMPLETED, Releases.OWNER_ONE));
    flow.put(
        "7-closed",
        onQa.vote("go-live", Releases.OWNER_TWO, "close")
            .status("qa-check", GateStatus.CLOSED)
            .status("go-live", GateStatus.CLOSED)
            .finished(Outcome.CLOSED, Releases.OWNER_TWO));
    flow.put(
        "7-rejected",
        onQa.vote("qa-check", Releases.QA_TWO, "reject")
            .status("qa-check", GateStatus.REJECTED)
            .status("go-live", GateStatus.CLOSED)
            .finished(Outcome.REJECTED, Releases.QA_TWO));
    flow.put("7-superseding", onQa.supersededBy("test-cccccccccc"));
    flow.put(
        "7-superseded",
        onQa.supersededBy("test-cccccccccc")
            .status("qa-check", GateStatus.CLOSED)
            .status("go-live", GateStatus.CLOSED)
            .finished(Outcome.SUPERSEDED, null));
    flow.put(
        "7-expired", onQa.status("go-live", GateStatus.EXPIRED).finished(Outcome.EXPIRED, null));
    return flow;
  }

  @ParameterizedTest
  @MethodSource("states")
  void aReleaseLooksAsItDidBefore(String state) throws IOException {
    JsonObject messages = new JsonObject();
    for (Surface surface : Surfaces.of(Objects.requireNonNull(flow().get(state)).snapshot())) {
      messages.add(surface.key(), message(surface.card()));
    }
    String rendered = PRETTY.toJson(messages) + "\n";
    Path golden = GOLDEN.resolve(state + ".json");
    if (Boolean.getBoolean("slipway.golden.write")) {
      Files.createDirectories(GOLDEN);
      Files.writeString(golden, rendered);
    }
    assertThat(rendered).isEqualTo(Files.readString(golden));
  }

  @Test
  void whateverABranchIsCalledSlackTakesIt() {
    Build build =
        new Build(
            ABSURD,
            TargetType.BRANCH,
            ABSURD,
            ABSURD,
            ABSURD,
            "https://ci/" + ABSURD,
            ABSURD,
            null);
    Releases absurd = Releases.of("test-abcdefghij", build);
    for (Releases release :
        List.of(
            absurd,
            absurd.qaFailed(),
            absurd
                .deployedToQa()
                .answered("qa-check", Releases.QA_TWO, "reject", new Answer.Text("reason", ABSURD)),
            absurd.deployedToQa().vote("qa-check", Releases.QA_ONE, "approve"))) {
      Surfaces.of(release.snapshot()).forEach(surface -> assertWithinLimits(surface.card()));
    }
  }

  @Test
  void moreThanFitsIsCutToTheLimits() {
    List<Text> many = IntStream.range(0, 200).mapToObj(i -> Text.of(i + ABSURD)).toList();
    List<Card.Action> actions =
        IntStream.range(0, 60)
            .mapToObj(i -> new Card.Action("a" + i, ABSURD, "v", Card.Style.PLAIN))
            .toList();
    List<Card.Field> fields =
        IntStream.range(0, 30).mapToObj(i -> new Card.Field(ABSURD, Text.of(ABSURD))).toList();
    assertWithinLimits(new Card(ABSURD, Tone.BAD, many, fields, actions, many));
    assertWithinLimits(Card.sentence(Tone.GOOD, new Text(List.of()).output(ABSURD)));
    assertWithinLimits(
        Card.sentence(
            Tone.GOOD, new Text(List.of()).code(ABSURD).link(ABSURD, ABSURD).strong(ABSURD)));
  }

  @Test
  void whatPeopleWroteIsEscaped() {
    assertThat(Mrkdwn.of(Text.of("<!channel> & <@U0QA1>"), 3_000))
        .isEqualTo("&lt;!channel&gt; &amp; &lt;@U0QA1&gt;");
    assertThat(Mrkdwn.of(new Text(List.of()).link("https://a/?b=1&c=<|>", "x|<y>"), 3_000))
        .isEqualTo("<https://a/?b=1&amp;c=%3C%7C%3E|x¦&lt;y&gt;>");
    assertThat(Mrkdwn.of(new Text(List.of()).link("javascript:alert(1)", "x"), 3_000))
        .isEqualTo("x");
    assertThat(Mrkdwn.of(new Text(List.of()).output("a```b"), 3_000)).isEqualTo("```\na'''b\n```");
  }

  @Test
  void aCutNeverSplitsAnEntityOrACharacter() {
    for (int longest = 1; longest < 40; longest++) {
      String cut = Mrkdwn.of(Text.of("&\uD83D\uDE80".repeat(20)), longest);
      assertThat(cut.length()).isLessThanOrEqualTo(longest);
      assertThat(cut).matches("(&amp;\uD83D\uDE80)*(&amp;)?…");
    }
    assertThat(Mrkdwn.plain("aaaa\uD83D\uDE80bbb", 6)).isEqualTo("aaaa…");
  }

  @Test
  void ofLongOutputTheEndIsKept() {
    String shown = Mrkdwn.of(new Text(List.of()).output("first\n".repeat(1_000) + "last"), 3_000);
    assertThat(shown).startsWith("```\n…").endsWith("last\n```").hasSizeLessThanOrEqualTo(3_000);
  }

  private static JsonObject message(Card card) {
    JsonObject message = new JsonObject();
    message.addProperty("text", BlockKit.fallback(card));
    message.add("blocks", SLACK.toJsonTree(BlockKit.blocks(card)));
    return message;
  }

  private static void assertWithinLimits(Card card) {
    assertThat(BlockKit.fallback(card).length()).isBetween(1, 3_000);
    JsonArray blocks = SLACK.toJsonTree(BlockKit.blocks(card)).getAsJsonArray();
    assertThat(blocks.size()).isBetween(1, 50);
    for (JsonElement block : blocks) {
      JsonObject object = block.getAsJsonObject();
      String type = object.get("type").getAsString();
      assertText(object.get("text"), type.equals("header") ? 150 : 3_000);
      assertElements(object, "fields", 10, 2_000);
      assertElements(object, "elements", type.equals("actions") ? 25 : 10, 3_000);
    }
  }

  private static void assertElements(JsonObject block, String name, int most, int longest) {
    if (block.has(name)) {
      assertThat(block.getAsJsonArray(name).size()).isBetween(1, most);
      for (JsonElement element : block.getAsJsonArray(name)) {
        JsonObject object = element.getAsJsonObject();
        boolean button = object.get("type").getAsString().equals("button");
        assertText(button ? object.get("text") : object, button ? 75 : longest);
      }
    }
  }

  private static void assertText(@Nullable JsonElement text, int longest) {
    if (text != null) {
      assertThat(text.getAsJsonObject().get("text").getAsString().length()).isBetween(1, longest);
    }
  }
}
