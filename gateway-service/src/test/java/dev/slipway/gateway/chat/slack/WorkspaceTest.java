package dev.slipway.gateway.chat.slack;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.net.URI;
import java.time.Duration;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.web.ErrorResponseException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Enterprise Grid and Slack Connect: a person counts by their own workspace, an event by the installation that
/// it is sent for, a command by the workspace or the organisation that it is typed in.
class WorkspaceTest {

  private static final String CLICK = "\"type\":\"block_actions\"";

  private final Workspace workspace = workspace("T0SANDBOX");

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"team\":{\"id\":\"T0SANDBOX\"}",
        "\"team\":{\"id\":\"T0SANDBOX\"},\"user\":{\"id\":\"U1\",\"team_id\":\"T0SANDBOX\"}",
        "\"team\":null,\"enterprise\":{\"id\":\"E0X\"},\"is_enterprise_install\":true,"
            + "\"user\":{\"id\":\"U1\",\"team_id\":\"T0SANDBOX\"}",
        "\"team\":{\"id\":\"T0CONNECTED\"},\"user\":{\"id\":\"U1\",\"team_id\":\"T0SANDBOX\"}"
      })
  void aPersonOfTheWorkspaceMayClickWhereverTheyAre(String fields) {
    assertThatCode(() -> workspace.checkInteraction(json(fields))).doesNotThrowAnyException();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"team\":{\"id\":\"T0SANDBOX\"},\"user\":{\"id\":\"U1\",\"team_id\":\"T0OTHER\"}",
        "\"team\":null,\"enterprise\":{\"id\":\"E0X\"},\"user\":{\"id\":\"U1\",\"team_id\":\"T0OTHER\"}",
        "\"team\":{\"id\":\"T0OTHER\"}",
        "\"team\":null",
        "\"user\":{\"id\":\"U1\"}"
      })
  void aPersonOfAnotherWorkspaceIsRefused(String fields) {
    assertThatThrownBy(() -> workspace.checkInteraction(json(fields)))
        .isInstanceOf(ErrorResponseException.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"team_id\":\"T0SANDBOX\"",
        "\"team_id\":\"T0CONNECTED\",\"authorizations\":[{\"team_id\":\"T0SANDBOX\"}]"
      })
  void anEventForTheInstallationIsTaken(String fields) {
    assertThatCode(() -> workspace.checkEvent(json(fields))).doesNotThrowAnyException();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"team_id\":\"T0OTHER\"",
        "\"team_id\":\"T0SANDBOX\",\"authorizations\":[{\"team_id\":\"T0OTHER\"}]"
      })
  void anEventForAnotherInstallationIsRefused(String fields) {
    assertThatThrownBy(() -> workspace.checkEvent(json(fields)))
        .isInstanceOf(ErrorResponseException.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"\"team\":null,\"enterprise\":{\"id\":\"E0X\"}"})
  void anInstallationForAWholeOrganisationServesIt(String fields) {
    assertThatCode(() -> workspace("E0X").checkInteraction(json(fields)))
        .doesNotThrowAnyException();
    assertThatThrownBy(() -> workspace("E0OTHER").checkInteraction(json(fields)))
        .isInstanceOf(ErrorResponseException.class);
  }

  private static JsonNode json(String fields) {
    return JsonMapper.shared().readTree("{" + CLICK + "," + fields + "}");
  }

  @ParameterizedTest
  @CsvSource({
    "T0SANDBOX, T0SANDBOX, , true",
    "T0SANDBOX, T0SANDBOX, E0X, true",
    "T0SANDBOX, T0OTHER, E0X, false",
    "T0SANDBOX, , , false",
    "E0X, T1, E0X, true",
    "E0X, T1, E0OTHER, false",
    "E0X, T1, , false",
    "'', T1, , true"
  })
  void aCommandIsTakenFromTheWorkspaceOrItsOrganisation(
      String served, @Nullable String team, @Nullable String organisation, boolean taken) {
    Map<String, String> form = new HashMap<>();
    form.put("team_id", team);
    form.put("enterprise_id", organisation);
    form.values().removeIf(Objects::isNull);
    ThrowingCallable check = () -> workspace(served).checkCommand(form);
    if (taken) {
      assertThatCode(check).doesNotThrowAnyException();
    } else {
      assertThatThrownBy(check).isInstanceOf(ErrorResponseException.class);
    }
  }

  private static Workspace workspace(String team) {
    return new Workspace(slack(team), new SimpleMeterRegistry());
  }

  private static GatewaySlackProperties slack(String team) {
    return new GatewaySlackProperties(
        "",
        Duration.ofMinutes(5),
        "",
        "",
        URI.create("https://slack.com/api/"),
        Duration.ofSeconds(1),
        "https://hooks.slack.com/",
        ZoneId.of("UTC"),
        team);
  }
}
