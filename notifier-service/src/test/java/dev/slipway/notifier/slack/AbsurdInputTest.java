package dev.slipway.notifier.slack;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import dev.slipway.contract.approval.Origin;
import dev.slipway.contract.approval.Refusal;
import dev.slipway.contract.approval.ReleaseEvent.InteractionRefused;
import dev.slipway.contract.build.Build;
import dev.slipway.contract.build.BuildBuilder;
import dev.slipway.contract.build.TargetType;
import dev.slipway.contract.deployment.Diagnosis;
import dev.slipway.contract.deployment.Removal;
import dev.slipway.contract.people.Actor;
import dev.slipway.contract.people.Person;
import dev.slipway.contract.project.Answer;
import dev.slipway.contract.project.Step;
import dev.slipway.contract.release.DeployBuilder;
import dev.slipway.contract.release.GateBuilder;
import dev.slipway.contract.release.Outcome;
import dev.slipway.contract.release.ReleaseSnapshot;
import dev.slipway.contract.release.ReleaseSnapshotBuilder;
import dev.slipway.contract.release.StepSnapshot;
import dev.slipway.contract.release.StepSnapshot.DeployStatus;
import dev.slipway.contract.release.StepSnapshot.Gate;
import dev.slipway.contract.release.StepSnapshot.GateStatus;
import dev.slipway.contract.release.Vote;
import dev.slipway.messaging.EventJson;
import dev.slipway.notifier.surface.Amendment;
import dev.slipway.notifier.surface.Surface;
import dev.slipway.notifier.surface.Surfaces;
import dev.slipway.view.Releases;
import dev.slipway.view.card.Card;
import dev.slipway.view.card.Text;
import dev.slipway.view.card.Tone;
import dev.slipway.view.refusal.RefusalNotice;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Slack accepts every message, with absurd input of people and programs too, and it still says what matters.
class AbsurdInputTest {

  private static final String ID = "test-abcdefghij";

  /// An emoji, Hebrew, an override of the direction, mark-up, half an emoji, a NUL.
  private static final String ODD = "🚀שלום\u202E`*_<!channel>&\uD83D\u0000\n";

  private static final String LONG = ODD.repeat(10_000 / ODD.length() + 1);
  private static final String RUN = "https://github.com/o/r/actions/runs/1?" + LONG;
  private static final Diagnosis WALL =
      new Diagnosis(
          LONG,
          LONG,
          LONG,
          IntStream.range(0, 5).mapToObj(i -> "event " + i + LONG).toList(),
          IntStream.range(0, 20)
              .mapToObj(i -> "line " + i + " " + LONG.substring(0, 5_000))
              .toList());

  @ParameterizedTest
  @ValueSource(strings = {"🚀", "ש", "`", "<!channel>", "&", "\uD83D", "\u0000", "\n", "a/", "ﷺ"})
  void aBranchOfTenThousandCharactersIsTaken(String unit) {
    Releases release = Releases.of(ID, build("feature/" + unit.repeat(10_000 / unit.length())));
    for (Releases state :
        List.of(
            release,
            release.qaFailed(),
            release.deployedToQa().vote("qa-check", Releases.QA_ONE, "approve"),
            release.deployedToQa().finished(Outcome.CLOSED, Releases.OWNER_ONE))) {
      taken(state.snapshot());
    }
    assertThat(summary(release.snapshot())).contains("feature/").contains("Deploying to *qa*");
  }

  @ParameterizedTest
  @EnumSource(Removal.Status.class)
  void aRemovalOfAnEndlessBranchForEndlessReasonsIsTaken(Removal.Status status) {
    for (Removal.Why why : Removal.Why.values()) {
      ReleaseSnapshot going =
          Releases.of(ID, build(LONG))
              .qaGoing(new Removal(status, why, Releases.NOON, 1, null, WALL))
              .finished(Outcome.COMPLETED, null)
              .snapshot();
      taken(going);
      Amendment.of(going).forEach(amendment -> taken(amendment.card()));
    }
  }

  @Test
  void allFieldsAtOnceAreTaken() {
    taken(Releases.of(ID, build(LONG)).deployedToQa().snapshot());
  }

  @Test
  void asManyLinksAndFieldsAsAProjectMayHaveAreTaken() {
    Map<String, String> links = new LinkedHashMap<>();
    Map<String, String> fields = new LinkedHashMap<>();
    for (int i = 0; i < 5; i++) {
      links.put(i + "&".repeat(39), "https://example.org/" + "&".repeat(480));
      fields.put(i + "<".repeat(39), ">".repeat(200));
    }
    Releases all =
        Releases.of(ID, build(LONG))
            .until("go-live", Releases.NOON.plusSeconds(3_600))
            .with(links, fields);
    taken(all.snapshot());
    taken(all.deployedToQa().snapshot());
    taken(all.deployedToQa().production(DeployStatus.FAILED, null, 1).snapshot());
    assertThat(payload(all.deployedToQa().snapshot(), "go-live@owner-one").toString())
        .contains("4&amp;");
  }

  @Test
  void ofALogOfEndlessLinesTheLastOnesAreShown() {
    ReleaseSnapshot failed =
        Releases.of(ID, build(LONG))
            .with(
                DeployBuilder.builder()
                    .name("qa")
                    .status(DeployStatus.FAILED)
                    .diagnosis(WALL)
                    .attempt(1)
                    .build())
            .snapshot();
    taken(failed);
    assertThat(summary(failed))
        .contains("Deployment to *qa* failed", "line 19")
        .doesNotContain("line 14");
    JsonObject log = payload(failed, "reply:log:qa/1@summary@channel");
    assertThat(log.toString()).contains("event 4").contains("line 17 ").contains("line 19 ");
  }

  @Test
  void ofThreeHundredStepsAndFiveHundredPeopleTheLatestAreShown() {
    ReleaseSnapshot crowd = crowd();
    List<Surface> surfaces = Surfaces.of(crowd);
    surfaces.stream().limit(3).forEach(AbsurdInputTest::taken);
    taken(surfaces.getLast());
    String summary = summary(crowd);
    assertThat(summary)
        .contains("291 earlier steps.")
        .contains("*gate-299*: Waiting for everybody.")
        .contains("492 earlier votes")
        .contains("person-499");
    JsonObject asked = payload(crowd, "gate-299@late");
    assertThat(asked.toString()).contains("please choose.").contains("\"action_id\":\"yes\"");
  }

  @Test
  void aReasonWithoutEndIsCut() {
    Releases answered =
        Releases.opened(ID)
            .deployedToQa()
            .answered("qa-check", Releases.QA_TWO, "reject", new Answer.Text("reason", LONG))
            .status("qa-check", GateStatus.CLOSED);
    taken(answered.snapshot());
    assertThat(summary(answered.snapshot())).contains("chose *Reject*.", "Waiting for owners");
  }

  @ParameterizedTest
  @EnumSource(Refusal.class)
  void everyRefusalIsTaken(Refusal reason) {
    for (String step : List.of("gate-299", LONG)) {
      InteractionRefused refused = refused(reason, step);
      JsonObject payload = Payload.of(RefusalNotice.of(refused));
      assertThat(BlockKitLimits.broken(payload)).isEmpty();
      assertThat(payload.get("text").getAsString()).startsWith("Nothing was done: ");
    }
  }

  @Test
  void ofFiveHundredWhoMayTenAreNamed() {
    InteractionRefused crowded = refused(Refusal.NOT_IN_GROUP, "gate-299");
    assertThat(Payload.of(RefusalNotice.of(crowded)).get("text").getAsString())
        .contains("person-8, person-9 and 491 more.");
  }

  @Test
  void moreThanFitsIsCutToTheLimits() {
    List<Text> many = IntStream.range(0, 200).mapToObj(i -> Text.of(i + " " + LONG)).toList();
    List<Card.Action> actions =
        IntStream.range(0, 60)
            .mapToObj(i -> new Card.Action("a" + i, LONG, "v", Card.Style.PLAIN))
            .toList();
    List<Card.Field> fields =
        IntStream.range(0, 30).mapToObj(i -> new Card.Field(LONG, Text.of(LONG))).toList();
    taken(new Card(LONG, Tone.BAD, many, fields, actions, many));
    taken(Card.sentence(Tone.GOOD, Text.none().output(LONG)));
    taken(Card.sentence(Tone.GOOD, Text.none().code(LONG).link(LONG, LONG).strong(LONG)));
  }

  @Test
  void aButtonThatSlackWouldRefuseDoesNotTakeTheMessageWithIt() {
    List<Card.Action> actions =
        List.of(
            new Card.Action("i".repeat(256), "Too long an id", "v", Card.Style.PLAIN),
            new Card.Action("value", "Too long a value", "v".repeat(2_001), Card.Style.PLAIN),
            new Card.Action("good", "Good", "v", Card.Style.PLAIN));
    Card card =
        new Card("Title", Tone.ASKING, List.of(Text.of("Choose.")), List.of(), actions, List.of());
    taken(card);
    assertThat(Payload.of(card).toString()).contains("\"good\"").doesNotContain("Too long");
  }

  private static InteractionRefused refused(Refusal reason, String step) {
    return new InteractionRefused(
        "test",
        LONG,
        crowd(),
        step,
        LONG,
        new Actor("slack:U0GUEST", "U0GUEST"),
        reason,
        new Origin("slack", "D0OWNER1", "1.2"));
  }

  /// 300 gates of one group of 500, all decided but the last, where one person has not voted.
  private static ReleaseSnapshot crowd() {
    List<Person> people = new ArrayList<>();
    IntStream.range(0, 500).forEach(i -> people.add(person("person-" + i)));
    List<StepSnapshot> steps = new ArrayList<>();
    steps.add(
        DeployBuilder.builder()
            .name("qa")
            .status(DeployStatus.DEPLOYED)
            .url("https://x/" + LONG)
            .attempt(1)
            .build());
    for (int i = 1; i < 300; i++) {
      steps.add(gate("gate-" + i, i == 299, people));
    }
    ReleaseSnapshot s = Releases.of(ID, build(LONG)).snapshot();
    return ReleaseSnapshotBuilder.builder()
        .id(ID)
        .project(s.project())
        .name(LONG)
        .channel(s.channel())
        .version(9)
        .state(s.state())
        .step("gate-299")
        .subject(s.subject())
        .steps(steps)
        .openedAt(s.openedAt())
        .cause(s.cause())
        .create();
  }

  private static Gate gate(String name, boolean last, List<Person> people) {
    Step.Choice yes = new Step.Choice("yes", LONG, Step.Effect.PASS);
    List<Vote> votes =
        people.stream()
            .map(p ->
                new Vote(Actor.of(p), "yes", "Yes", Step.Effect.PASS, 1, Releases.NOON, List.of()))
            .toList();
    List<Person> all = new ArrayList<>(people);
    all.add(new Person("late", "U0LATE", null, List.of()));
    List<Person> asked = last ? all : people.subList(0, 1);
    return GateBuilder.builder()
        .name(name)
        .status(last ? GateStatus.OPEN : GateStatus.PASSED)
        .from(List.of("everybody"))
        .people(asked)
        .choices(List.of(yes))
        .attempt(1)
        .votes(votes)
        .build();
  }

  private static Person person(String id) {
    return new Person(id, null, null, List.of());
  }

  private static Build build(String branch) {
    return BuildBuilder.builder()
        .image(LONG)
        .type(TargetType.BRANCH)
        .target(branch)
        .commit(LONG)
        .author(LONG)
        .url(RUN)
        .message(LONG)
        .build();
  }

  private static void taken(ReleaseSnapshot release) {
    Surfaces.of(release).forEach(AbsurdInputTest::taken);
  }

  private static void taken(Surface surface) {
    taken(surface.card());
    String stored = EventJson.mapper().writeValueAsString(surface.card());
    assertThat(stored).as("PostgreSQL refuses it in JSON").doesNotContain("\\u0000");
  }

  private static void taken(Card card) {
    assertThat(BlockKitLimits.broken(Payload.of(card))).isEmpty();
  }

  private static JsonObject payload(ReleaseSnapshot release, String key) {
    return Surfaces.of(release).stream()
        .filter(surface -> surface.key().equals(key))
        .map(surface -> Payload.of(surface.card()))
        .findFirst()
        .orElseThrow(() -> new AssertionError("no surface " + key));
  }

  private static String summary(ReleaseSnapshot release) {
    return payload(release, "summary@channel").toString();
  }
}
