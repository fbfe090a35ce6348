package dev.slipway.cli.init;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.cli.Run;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class InitTest {

  @TempDir Path folder;

  @Test
  void optionsMakeAProjectThatValidates() throws IOException {
    Run run =
        init(
            "shop",
            "--name=The \"shop\": #1",
            "--url=https://shop.example.org/",
            "--channel=C0SHOP",
            "--qa=ann=U0ANN,ben@example.org",
            "--owner=ann=U0ANN",
            "--secret=SHOP_BUILDS",
            "--port=3000",
            "--json");
    assertThat(run.code()).as(run.err()).isZero();
    assertThat(run.json().at("/projects/0").asString()).isEqualTo("shop");
    assertThat(Files.readString(folder.resolve("shop.yaml")))
        .contains("url: \"https://{target}.{type}.shop.example.org\"", "port: 3000", "SHOP_BUILDS");
    assertThat(Files.readString(folder.resolve("people.yaml")))
        .isEqualTo("ann:\n  slack: U0ANN\nben:\n  email: \"ben@example.org\"\n");
    assertValid();
  }

  @Test
  void nothingIsWrittenThatTheOperatorDoesNotAllow(@TempDir Path outside) throws IOException {
    Path limits = Files.writeString(outside.resolve("limits.yaml"), "others: {namespaces: [none]}");
    Run run =
        init(
            "shop",
            "--url=https://shop.example.org",
            "--channel=C0SHOP",
            "--qa=U0ANN",
            "--owner=U0ANN",
            "--limits=" + limits);
    assertThat(run.code()).isEqualTo(1);
    assertThat(run.err())
        .contains("nothing was written", "may not name the namespace", limits + "");
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void whatNoOptionSaysIsAskedFor() {
    InputStream before = System.in;
    System.setIn(
        new ByteArrayInputStream(
            "shop\nshop.example.org\nC0SHOP\nU0ANN\nU0BEN, U0CAT\n"
                .getBytes(StandardCharsets.UTF_8)));
    try {
      Run run = init();
      assertThat(run.code()).as(run.err()).isZero();
      assertThat(run.err()).contains("The project's key (KEY):", "--owner");
    } finally {
      System.setIn(before);
    }
    assertThat(folder.resolve("shop.yaml")).content().contains("owners: [u0ben, u0cat]");
    assertValid();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        """
        projects:
        - {id: a, name: A, url: a.example.org, channel: C0A, qa: [U0ONE], owners: [U0TWO]}
        - {id: b, name: B, url: 'https://b.example.org', channel: C0B, qa: U0ONE, owners: U0TWO}
        """,
        """
        - {id: a, name: A, url: a.example.org, channel: '#C0A', qa: '<@U0ONE>', owners: 'U0TWO, U0ONE'}
        - {id: b, url: b.example.org, channel: C0B, qa: ['@U0ONE'], owners: [U0TWO]}
        """,
        """
        a: {name: ~, url: a.example.org, channel: C0A, qa: [U0ONE, ~], owners: [U0TWO, null]}
        b: {name: B, url: b.example.org, channel: C0B, qa: [U0ONE], owners: [U0TWO]}
        """
      })
  void anEarlierBotsProjectsAreTaken(String config) throws IOException {
    Path file = Files.writeString(folder.resolve("config.yml"), config);
    Run run = init("--from=" + file);
    assertThat(run.code()).as(run.err()).isZero();
    assertThat(folder.resolve("a.yaml")).exists();
    assertThat(folder.resolve("b.yaml")).content().contains("https://b.example.org");
    assertThat(folder.resolve("people.yaml")).content().doesNotContain("null");
    Files.delete(file);
    assertValid();
    assertThat(init("--from=" + Files.writeString(file, config), "c").code()).isEqualTo(3);
  }

  @Test
  void peopleWhoAreThereAreKept() throws IOException {
    String before = "# ours\nann:\n  slack: U0ANN";
    Files.writeString(folder.resolve("people.yaml"), before);
    assertThat(make("shop", "U0ANN", "U0BEN").code()).isZero();
    assertThat(folder.resolve("people.yaml")).hasContent(before + "\nu0ben:\n  slack: U0BEN\n");
    assertThat(folder.resolve("shop.yaml")).content().contains("qa: [ann]");
    assertThat(make("other", "ann", "u0ben").code()).isZero();
    assertValid();
  }

  @Test
  void nobodyGetsTheRoleOfSomebodyOfTheSameName() throws IOException {
    assertThat(make("shop", "alex@a.example", "alex@b.example").err())
        .contains("--owner: 'alex@b.example' would be called alex", "NAME=alex@b.example");
    Files.writeString(folder.resolve("people.yaml"), "ann:\n  slack: U0ANN\n");
    assertThat(make("shop", "U0BEN", "ann=U0OTHER").err()).contains("somebody else");
    assertThat(make("shop", "U0BEN", "ann@example.org").err()).contains("somebody else");
    assertThat(folder.resolve("shop.yaml")).doesNotExist();
    assertThat(make("shop", "alex@a.example", "axel=alex@b.example").code()).isZero();
    assertThat(make("other", "ALEX@b.example", "U0ANN").code()).isZero();
    assertThat(folder.resolve("other.yaml")).content().contains("qa: [axel]", "owners: [ann]");
    assertValid();
  }

  @Test
  void nothingStaysOfWhatTheGatewayWouldRefuse() throws IOException {
    Files.writeString(folder.resolve("people.yaml"), "ann: {slack: U0ANN, nonsense: 1}\n");
    Run run = make("shop", "ann", "U0BEN");
    assertThat(run.code()).isEqualTo(1);
    assertThat(run.err()).contains("nothing was written", "nonsense");
    assertThat(folder.resolve("shop.yaml")).doesNotExist();
    assertThat(folder.resolve("people.yaml")).hasContent("ann: {slack: U0ANN, nonsense: 1}\n");
  }

  @Test
  void wrongAnswersAreNamed() {
    assertThat(make("../shop", "U0ANN", "U0BEN").err()).contains("KEY must be");
    assertThat(make("shop", "nobody", "U0BEN").err()).contains("--qa: 'nobody'");
    assertThat(init("shop", "--url=u", "--channel=general", "--qa=U0A", "--owner=U0B").err())
        .contains("--channel must be", "slack:<channel id>");
    assertThat(make("shop", "U0ANN", "U0BEN").code()).isZero();
    assertThat(make("shop", "U0ANN", "U0BEN").err()).contains("is there already");
  }

  private Run make(String key, String qa, String owner) {
    return init(
        key, "--url=shop.example.org", "--channel=C0SHOP", "--qa=" + qa, "--owner=" + owner);
  }

  private Run init(String... arguments) {
    String[] all = new String[arguments.length + 2];
    all[0] = "init";
    all[1] = "--projects=" + folder;
    System.arraycopy(arguments, 0, all, 2, arguments.length);
    return Run.slipway(all);
  }

  private void assertValid() {
    Run run = Run.slipway("validate", folder.toString());
    assertThat(run.code()).as(run.out()).isZero();
  }
}
