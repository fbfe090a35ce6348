package dev.slipway.projectfiles;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.contract.project.Ask;
import dev.slipway.contract.project.ProjectDefinition;
import dev.slipway.contract.project.Step;
import dev.slipway.contract.project.Step.Require;
import dev.slipway.projectfiles.folder.Folder;
import dev.slipway.projectfiles.people.People;
import dev.slipway.projectfiles.pipeline.GateWarnings;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The part of project files that says who decides, and which builds there are.
class GateFilesTest {

  private static final String PEOPLE =
      """
      dev-a: {slack: U0DEVA, email: dev-a@example.org, git: [Dev A]}
      dev-b: {slack: U0DEVB, email: dev-b@example.org}
      outsider: {email: out@example.org}
      """;

  private static final String FILE =
      """
      project: pair
      channel: slack:C0TEST
      people: {owners: [dev-a, dev-b], qa: [dev-a]}
      environments: {production: {namespace: pair, create-namespace: true}}
      workload: {port: 8080}
      builds: {secret: PAIR_CI, events: [push, schedule]}
      github: {repository: org/pair, image: "r/pair:{sha}", events: [push, workflow_dispatch]}
      pipeline:
        - {approve: go-live, from: owners, GATE}
        - deploy: production
      """;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "self-approval: deny | false | false",
        "self-approval: {deny: true} | false | false",
        "'self-approval: {deny: true, unknown-author: refuse}' | false | true",
        "'self-approval: {deny: true, unknown-author: allow}' | false | false",
        "self-approval: allow | true | false"
      })
  void aGateSaysWhetherItBarsAuthorsAndDemandsKnownOnes(
      String said, boolean selfApproval, boolean known) {
    Step.Approve gate = gate(said);
    assertThat(gate.selfApproval()).isEqualTo(selfApproval);
    assertThat(Boolean.TRUE.equals(gate.knownAuthor())).isEqualTo(known);
  }

  @Test
  void aWrongSelfApprovalIsExplained() {
    assertThat(read("self-approval: never").problems().toString())
        .contains("{deny: true, unknown-author: allow | refuse}");
  }

  @ParameterizedTest
  @CsvSource({"ask: channel, CHANNEL", "ask: people, PEOPLE", "ask: both, BOTH"})
  void aGateSaysWhereItIsDecided(String said, Ask where) {
    assertThat(gate(said).ask()).isEqualTo(where);
  }

  @Test
  void aGateThatDoesNotSaySoAsksItsPeople() {
    assertThat(gate("veto: true").ask()).isNull();
  }

  @Test
  void anotherPlaceToAskIsRefusedWithThoseThereAre() {
    assertThat(read("ask: mail").problems().toString()).contains("people, channel or both");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{text: Ticket, longest: 9999}",
        "{text: Ticket, requird: true}",
        "{text: Ticket, required: maybe}",
        "{text: 5}",
        "{select: Risk}",
        "{select: Risk, options: {low: ~}}",
        "{checkbox: Tested, longest: 5}"
      })
  void aQuestionThatIsNoneIsRefusedWithThoseThereAre(String question) {
    assertThat(read("form: {ticket: " + question + "}").problems().toString())
        .contains("pipeline[0].form.ticket", "is not a question: {text: <label>}");
  }

  @Test
  void groupsMayDemandDistinctPeople() {
    String from = "from: [owners, qa], require: {owners: 1, qa: 1, distinct: true}";
    Step.Approve gate =
        (Step.Approve) definition(FILE.replace("from: owners, GATE", from)).pipeline().getFirst();
    assertThat(gate.require()).isEqualTo(new Require.PerGroup(Map.of("owners", 1, "qa", 1), true));
    Loaded tooMany =
        load(FILE.replace("from: owners, GATE", from.replace("owners: 1", "owners: 2")));
    assertThat(tooMany.problems().toString()).contains("3 approvals are required");
  }

  @Test
  void differentPeopleMustExistForEveryPlace() {
    String people =
        FILE.replace(
            "people: {owners: [dev-a, dev-b], qa: [dev-a]}",
            "people: {owners: [dev-a], qa: [dev-a], security: [dev-b, outsider]}");
    String gate =
        "from: [owners, qa, security],"
            + " require: {owners: 1, qa: 1, security: 1, distinct: true}";
    assertThat(load(people.replace("from: owners, GATE", gate)).problems().toString())
        .contains("3 approvals by different people", "can give 2");
  }

  @Test
  void aProjectNamesFurtherConversationsEachOnce() {
    String file = FILE.replace(", GATE", "");
    assertThat(definition("channels: [slack:C0OPS]\n" + file).conversations())
        .hasSize(2)
        .endsWith("slack:C0OPS");
    assertThat(definition(file).channels()).isEmpty();
    String first = definition(file).channel();
    assertThat(load("channels: ['" + first + "']\n" + file).problems().toString())
        .contains("channels", "name each conversation once");
    assertThat(load("channels: [slack:C0OPS, slack:C0OPS]\n" + file).problems().toString())
        .contains("each once");
    assertThat(load("channels: ['other:C0OPS']\n" + file).problems().toString())
        .contains("slack:<channel id>");
  }

  @Test
  void aProjectMayRefuseTagsWithoutADigest() {
    String file = FILE.replace(", GATE", "");
    assertThat(
            definition("digest: required\n" + file.replaceAll("github:.*\n", "")).digestRequired())
        .isTrue();
    assertThat(definition(file).digestRequired()).isNull();
    assertThat(load("digest: required\n" + file).problems().toString())
        .contains("github", "no digest");
  }

  @Test
  void aProjectSaysWhichEventsAreBuilds() {
    ProjectDefinition definition = definition(FILE.replace(", GATE", ""));
    assertThat(Objects.requireNonNull(definition.builds()).events())
        .containsExactly("push", "schedule");
    assertThat(Objects.requireNonNull(definition.github()).events())
        .containsExactly("push", "workflow_dispatch");
  }

  @Test
  void aGateThatSomeBuildsCanNeverPassIsWarnedOf() {
    String pair = FILE.replace("GATE", "require: 2, self-approval: deny");
    assertThat(GateWarnings.of(definition(pair)))
        .singleElement()
        .asString()
        .contains("project pair", "'go-live'", "dev-a, dev-b", "add somebody to owners");
    assertThat(GateWarnings.of(definition(pair.replace("require: 2", "require: 1")))).isEmpty();
    assertThat(GateWarnings.of(definition(pair.replace(", self-approval: deny", "")))).isEmpty();
    assertThat(GateWarnings.of(definition(FILE.replace("owners, GATE", "qa, self-approval: deny"))))
        .isNotEmpty();
  }

  @Test
  void somebodyGoneFromPeopleYamlIsGoneFromADefinitionThatStaysInForce() {
    ProjectDefinition definition = definition(FILE.replace(", GATE", ""));
    People left = People.read("people.yaml", "dev-a: {slack: U0DEVA}\n");
    assertThat(left.without(definition).people().get("owners"))
        .extracting("id")
        .containsExactly("dev-a");
  }

  private static Step.Approve gate(String said) {
    return (Step.Approve) definition(FILE.replace("GATE", said)).pipeline().getFirst();
  }

  private static Loaded read(String said) {
    return load(FILE.replace("GATE", said));
  }

  private static ProjectDefinition definition(String file) {
    Loaded loaded = load(file);
    assertThat(loaded.problems()).isEmpty();
    return loaded.definitions().values().iterator().next();
  }

  private static Loaded load(String file) {
    return Loaded.from(
        new Folder("projects", Map.of("pair.yaml", file), Map.of(), PEOPLE, Map.of()));
  }
}
