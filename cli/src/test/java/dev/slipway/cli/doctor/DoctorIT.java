package dev.slipway.cli.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.cli.RunningSlipway;
import dev.slipway.contract.Topics;
import dev.slipway.testing.Infrastructure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// The doctor's findings at a running installation, right and wrong, kind by kind.
class DoctorIT extends ExaminedInstallation {

  @Test
  void whatWorksIsOkCheckByCheck() throws IOException {
    Patient patient =
        Patient.examined(
            folder,
            variables(),
            "--service=gateway,approval,deployer",
            "--gateway=" + address(gateway),
            "--api=" + RunningSlipway.api(),
            "--deployer=" + address(sandbox));
    assertThat(patient.run().code()).as(patient.run().out()).isZero();
    assertThat(patient.run().json().path("works").asBoolean()).isTrue();
    assertThat(patient.of("slack"))
        .containsExactly("ok: In Slipway Sandbox (T0SANDBOX) as slipway");
    assertThat(patient.of("slack scopes")).containsExactly("ok: All 8 of the app's manifest");
    assertThat(patient.of("slack channel")).containsExactly("ok: The bot is in C0TEST");
    assertThat(patient.of("projects")).containsExactly("ok: 1 project");
    assertThat(patient.of("secrets"))
        .containsExactly(
            "ok: The secret shop-builds of project shop is given",
            "ok: The secret shop-hook of project shop is given");
    assertThat(patient.of("github webhook"))
        .containsExactly("ok: A signed delivery for example/shop (project shop) is taken");
    assertThat(patient.of("kafka topics")).containsExactly("ok: All 8");
    assertThat(patient.of("kafka rights")).hasSize(3).allMatch(line -> line.startsWith("ok: "));
    assertThat(patient.of("database migrations")).singleElement().asString().startsWith("ok: All ");
    assertThat(patient.of("cluster rights")).hasSize(10).allMatch(line -> line.startsWith("ok: "));
    assertThat(patient.of("health")).hasSize(3).allMatch(line -> line.startsWith("ok: "));
    assertThat(patient.run().out())
        .doesNotContain(
            "xoxb-sandbox", "the-secret-of", RunningSlipway.database().password() + "\"");
  }

  @Test
  void aWrongTokenFailsAndChannelsAreNotAskedWithIt() throws IOException {
    Patient patient = slack("SLACK_BOT_TOKEN=xoxb-wrong");
    assertThat(patient.of("slack"))
        .singleElement()
        .asString()
        .startsWith("failed: Slack refuses the bot's token (invalid_auth) → Install the app");
    assertThat(patient.of("slack channel")).isEmpty();
    assertThat(patient.run().out()).doesNotContain("xoxb-wrong");
  }

  @Test
  void aScopeThatTheTokenLacksIsMissing() throws Exception {
    fail(
        "auth.test",
        Map.of("X-OAuth-Scopes", "chat:write,channels:history,groups:history,commands"));
    assertThat(slack().of("slack scopes"))
        .singleElement()
        .asString()
        .startsWith(
            "missing: The token lacks im:history, im:write, users:read, users:read.email → Import");
  }

  @Test
  void aChannelWithoutTheBotIsMissing() throws IOException {
    Path projects = Files.createDirectory(folder.resolve("projects"));
    Files.writeString(projects.resolve("shop.yaml"), PROJECT.replace("C0TEST", "C0OTHER"));
    Files.writeString(projects.resolve("people.yaml"), "one: {slack: U0OWNER1}\n");
    assertThat(slack("SLIPWAY_GATEWAY_PROJECTS=" + projects).of("slack channel"))
        .singleElement()
        .asString()
        .startsWith("missing: The bot is not in C0OTHER (channel_not_found) → Type /invite");
  }

  @Test
  void anAppTokenThatSlackRefusesFails() throws IOException {
    assertThat(slack("SLACK_APP_TOKEN=xapp-wrong").of("slack socket mode"))
        .singleElement()
        .asString()
        .startsWith("failed: Slack refuses the app-level token (");
  }

  @Test
  void aSecretThatTheGatewayWouldNotFindIsMissing() throws IOException {
    Patient patient =
        slack("SLIPWAY_GATEWAY_SECRETS=" + folder, "SLIPWAY_SECRET_shop-builds=something-else");
    assertThat(patient.of("secrets"))
        .contains("ok: The secret shop-builds of project shop is given")
        .anyMatch(line ->
            line.startsWith("missing: The secret shop-hook of project shop is not given → Put"));
    assertThat(patient.of("github webhook")).isEmpty();
  }

  @Test
  void aDeliveryThatIsSignedOtherwiseFails() throws IOException {
    Path secrets = Files.createDirectory(folder.resolve("secrets"));
    Files.writeString(secrets.resolve("shop-hook"), "another-secret");
    Patient patient =
        Patient.examined(
            folder,
            variables("SLIPWAY_GATEWAY_SECRETS=" + secrets),
            "--service=gateway",
            "--gateway=" + address(gateway));
    assertThat(patient.of("github webhook"))
        .singleElement()
        .asString()
        .contains("failed: ", "the gateway has another secret");
    assertThat(patient.run().out()).doesNotContain("another-secret");
  }

  @Test
  void topicsThatAreNotThereAreMissing() throws IOException {
    try (Infrastructure.Broker empty = Infrastructure.freshKafka()) {
      Patient patient =
          Patient.examined(
              folder,
              List.of("KAFKA_BOOTSTRAP_SERVERS=" + empty.bootstrapServers()),
              "--service=approval");
      assertThat(patient.of("kafka"))
          .containsExactly("ok: 1 broker at " + empty.bootstrapServers());
      assertThat(patient.of("kafka topics"))
          .singleElement()
          .asString()
          .startsWith("missing: ")
          .contains(Topics.all());
    }
  }

  @Test
  void aBrokerForCopiesThatAreNotThereFails() throws IOException {
    assertThat(
            Patient.examined(folder, variables("SLIPWAY_KAFKA_REPLICATION=3"), "--service=deployer")
                .of("kafka"))
        .singleElement()
        .asString()
        .contains("failed: 1 broker at ", "SLIPWAY_KAFKA_REPLICATION wants 3");
  }

  @Test
  void aDatabaseOfBeforeTheFirstStartLacksItsMigrations() throws IOException {
    Infrastructure.Database fresh = Infrastructure.freshDatabase();
    Patient patient = database("notifier", fresh.url(), fresh.user(), fresh.password());
    assertThat(patient.of("database")).singleElement().asString().startsWith("ok: PostgreSQL ");
    assertThat(patient.of("database migrations"))
        .singleElement()
        .asString()
        .startsWith("missing: Not applied: V1, V2,")
        .endsWith("Start the notifier, which applies them.");
  }

  @Test
  void anotherServicesDatabaseFails() throws IOException {
    Infrastructure.Database approval = RunningSlipway.database();
    assertThat(
            database("notifier", approval.url(), approval.user(), approval.password())
                .of("database migrations"))
        .singleElement()
        .asString()
        .startsWith("failed: This version does not know the applied migrations V1, V2");
  }

  @Test
  void aDatabaseThatIsNotThereIsMissing() throws IOException {
    Infrastructure.Database fresh = Infrastructure.freshDatabase();
    String url = fresh.url().replaceFirst("/test_\\d+", "/nowhere");
    assertThat(database("approval", url, fresh.user(), fresh.password()).of("database"))
        .singleElement()
        .asString()
        .startsWith("missing: There is no database at ")
        .contains("/nowhere → Create it");
  }

  @Test
  void aLoginThatPostgresRefusesFails() throws IOException {
    Infrastructure.Database fresh = Infrastructure.freshDatabase();
    assertThat(database("approval", fresh.url(), "nobody", "wrong-password").of("database"))
        .singleElement()
        .asString()
        .startsWith("failed: PostgreSQL refuses the login of nobody to ")
        .doesNotContain("wrong-password");
  }
}
