package dev.slipway.gateway.source;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.gateway.GatewayAnswer;
import dev.slipway.gateway.GatewayProjects;
import dev.slipway.gateway.RunningGateway;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/// Several projects of one repository may each have a secret of its own: a delivery counts for those whose
/// secret it is signed with.
class SeveralSecretsIT {

  @Test
  void aDeliveryCountsForTheProjectsWhoseSecretFits() throws IOException {
    try (RunningGateway gateway = RunningGateway.start()) {
      Path secrets = gateway.projects().resolveSibling("secrets");
      for (String name : new String[] {"a", "b"}) {
        Files.writeString(secrets.resolve("MONO_" + name), "secret-" + name);
        Files.writeString(
            gateway.projects().resolve("mono-" + name + ".yaml"),
            GatewayProjects.SIGNED
                .replace("project: signed", "project: mono-" + name)
                .replaceAll("(?m)^builds:.*$", "")
                .replaceAll(
                    "(?m)^github:.*$",
                    "github: {repository: org/mono, workflow: build-%s, secret: MONO_%s, image: \"r/%s:{sha}\"}"
                        .formatted(name, name, name)));
      }
      Awaitility.await()
          .atMost(Duration.ofSeconds(60))
          .untilAsserted(() ->
              assertThat(gateway.gitHub("ping", run("a"), "secret-b").status()).isEqualTo(202));
      assertThat(release(gateway.gitHub("workflow_run", run("a"), "secret-a")))
          .startsWith("mono-a-");
      assertThat(release(gateway.gitHub("workflow_run", run("b"), "secret-b")))
          .startsWith("mono-b-");
      assertThat(gateway.gitHub("workflow_run", run("a"), "secret-b").text("ignored"))
          .contains("build-a");
      gateway.gitHub("workflow_run", run("a"), "secret-c").isProblem(401, "not-authenticated");
    }
  }

  private static String release(GatewayAnswer answer) {
    assertThat(answer.status()).as(answer.body()).isEqualTo(202);
    assertThat(answer.json().path("releases")).hasSize(1);
    return answer.text("release");
  }

  private static String run(String name) {
    return """
    {"action":"completed","repository":{"full_name":"org/mono"},"workflow_run":{"id":7,"run_attempt":1,\
    "name":"build-%s","conclusion":"success","event":"push","head_branch":"main","head_sha":"abc1234def"}}\
    """
        .formatted(name);
  }
}
