package dev.slipway.sandbox.slack;

import static org.assertj.core.api.Assertions.assertThat;

import com.slack.api.methods.MethodsClient;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// An account that an administrator deactivates, and activates again.
class MembersIT {

  private SandboxRig sandbox;
  private MethodsClient slack;

  @BeforeEach
  void start() {
    sandbox = new SandboxRig();
    slack = sandbox.slack();
  }

  @AfterEach
  void stop() {
    sandbox.close();
  }

  @Test
  void whoIsDeactivatedDoesNothingAndTheAppIsTold() throws Exception {
    sandbox.gatewaySays("");
    assertThat(become("U0QA1", true)).isEqualTo(200);
    JsonNode event = JsonMapper.shared().readTree(sandbox.nextClick().body());
    assertThat(event.at("/event/type").asString()).isEqualTo("user_change");
    assertThat(event.at("/event/user/id").asString()).isEqualTo("U0QA1");
    assertThat(event.at("/event/user/deleted").asBoolean()).isTrue();

    assertThat(slack.usersInfo(r -> r.user("U0QA1")).getUser().isDeleted()).isTrue();
    assertThat(slack.conversationsOpen(r -> r.users(java.util.List.of("U0QA1"))).getError())
        .isEqualTo("user_disabled");
    assertThat(sandbox.get("/sandbox/workspace").path("deactivated").toString())
        .isEqualTo("[\"U0QA1\"]");
    String home = "{\"user\":\"U0QA1\"}";
    assertThat(sandbox.postJson("/sandbox/home", home).statusCode()).isEqualTo(403);
    assertThat(sandbox.nothingReceived()).isTrue();

    assertThat(become("U0QA1", false)).isEqualTo(200);
    assertThat(sandbox.nextClick().body()).contains("\"deleted\":false");
    assertThat(sandbox.postJson("/sandbox/home", home).statusCode()).isEqualTo(200);
  }

  @Test
  void whoIsUnknownIsNobodyToDeactivate() {
    assertThat(become("U0NOBODY", true)).isEqualTo(404);
  }

  @Test
  void aMissingStateIsNamed() {
    var answer = sandbox.postJson("/sandbox/members", "{\"user\":\"U0QA1\"}");
    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.body()).contains("deactivated", "is missing");
  }

  private int become(String user, boolean deactivated) {
    return sandbox
        .postJson(
            "/sandbox/members", "{\"user\":\"%s\",\"deactivated\":%s}".formatted(user, deactivated))
        .statusCode();
  }
}
