package dev.slipway.gateway.source.github;

import static dev.slipway.gateway.RunningGateway.CI_SECRET;
import static dev.slipway.gateway.RunningGateway.FORM;
import static dev.slipway.gateway.RunningGateway.JSON;
import static dev.slipway.gateway.RunningGateway.bytes;
import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.contract.Topics;
import dev.slipway.gateway.GatewayAnswer;
import dev.slipway.gateway.PublishedEvents;
import dev.slipway.gateway.RunningGateway;
import dev.slipway.gateway.SharedGateway;
import dev.slipway.secret.Hmac;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URLEncoder;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Unusual deliveries of CI and Git hosts are accepted, or refused in words that help; nothing is replaced,
/// and no identity is made of a missing value.
@ExtendWith(SharedGateway.class)
class AwkwardDeliveriesIT {

  private static final String BUILD = "project=test&image=r/a:1&type=branch&target=";

  private final RunningGateway gateway;

  AwkwardDeliveriesIT(RunningGateway gateway) {
    this.gateway = gateway;
  }

  @Test
  void bytesThatAreNoTextAreRefusedAndNeverReplaced() {
    for (String target : new String[] {"caf%E9", "caf%E8"}) {
      GatewayAnswer answer = gateway.post("/build-complete", FORM, BUILD + target);
      answer.isProblem(400, "malformed-body");
      assertThat(answer.text("detail")).contains("send it as UTF-8");
    }
    gateway
        .post("/build-complete", FORM, BodyPublishers.ofByteArray(latin(BUILD + "caf\u00e9")))
        .isProblem(400, "malformed-body");
    gateway
        .post(
            "/build-complete",
            JSON,
            BodyPublishers.ofByteArray(latin("{\"project\":\"caf\u00e9\"}")))
        .isProblem(400, "malformed-body");
  }

  @Test
  void aDeclaredCharsetIsReadAsDeclared() {
    String type = FORM + "; charset=ISO-8859-1";
    String one = taken(gateway.post("/build-complete", type, BUILD + "caf%E9"));
    String other = taken(gateway.post("/build-complete", type, BUILD + "caf%E8"));
    assertThat(one).isNotEqualTo(other);
    assertThat(taken(gateway.post("/build-complete", FORM, BUILD + "caf%C3%A9"))).isEqualTo(one);
    gateway
        .post("/build-complete", FORM + "; charset=x-nothing", BUILD + "x")
        .isProblem(415, "unsupported-media-type");
    gateway
        .post("/build-complete", FORM + "; charset=ISO-2022-CN", BUILD + "x")
        .isProblem(415, "unsupported-media-type");
  }

  @Test
  void structuredTypesAndByteOrderMarksAreRead() {
    String json =
        "\uFEFF{\"project\":\"test\",\"image\":\"r/a:1\",\"type\":\"branch\",\"target\":\"bom\"}";
    taken(gateway.post("/build-complete", "application/vnd.ci+json", json));
  }

  @Test
  void compressedBodiesAreReadUpToTheSameSize() throws IOException {
    byte[] small = gzip(bytes(BUILD + "zipped"));
    taken(
        gateway.post(
            "/build-complete",
            FORM,
            BodyPublishers.ofByteArray(small),
            "Content-Encoding",
            "gzip"));
    byte[] bomb = gzip(new byte[50_000_000]);
    gateway
        .post("/build-complete", FORM, BodyPublishers.ofByteArray(bomb), "Content-Encoding", "gzip")
        .isProblem(413, "too-large");
    gateway
        .post("/build-complete", FORM, BUILD + "x", "Content-Encoding", "gzip")
        .isProblem(400, "malformed-body");
    gateway
        .post("/build-complete", FORM, BUILD + "x", "Content-Encoding", "br")
        .isProblem(415, "unsupported-media-type");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "registry.example/UPPER/a:1",
        "registry.example/a:",
        "registry.example//a:1",
        "registry.example/a:-x",
        "registry.example/a@sha256:short",
        "docker://registry.example/a:1"
      })
  void anImageThatNoRegistryCouldHoldIsRefused(String image) {
    gateway
        .post(
            "/build-complete", FORM, "project=test&type=branch&target=main&image=" + encoded(image))
        .isProblem(400, "invalid-fields");
  }

  @ParameterizedTest
  @ValueSource(strings = {"a%00b", "a%1bb", "a%E2%80%AEb", "%E2%80%8B"})
  void aTargetThatCannotBeSeenIsRefused(String target) {
    gateway.post("/build-complete", FORM, BUILD + target).isProblem(400, "invalid-fields");
  }

  @Test
  void gitHubsFormIsReadAsItsJson() {
    String form = "payload=" + encoded(run("901", "\"abc1234def\"", "\"form\"", "m"));
    taken(
        gateway.post(
            "/webhooks/github",
            FORM,
            form,
            "X-GitHub-Event",
            "workflow_run",
            "X-Hub-Signature-256",
            "sha256=" + Hmac.sign(CI_SECRET, bytes(form))));
    gateway
        .post("/webhooks/github", FORM, "a=b", "X-GitHub-Event", "workflow_run")
        .isProblem(400, "malformed-body");
  }

  /// The signature is over the bytes that come.
  @Test
  void gitHubsDeliveriesAreReadCompressedAndWithAByteOrderMark() throws IOException {
    byte[] zipped = gzip(bytes(run("906", "\"abc1234def\"", "\"zipped\"", "m")));
    taken(
        gateway.post(
            "/webhooks/github",
            JSON,
            BodyPublishers.ofByteArray(zipped),
            "Content-Encoding",
            "gzip",
            "X-GitHub-Event",
            "workflow_run",
            "X-Hub-Signature-256",
            "sha256=" + Hmac.sign(CI_SECRET, zipped)));
    taken(
        gateway.gitHub(
            "workflow_run", "\uFEFF" + run("907", "\"abc1234def\"", "\"marked\"", "m"), CI_SECRET));
  }

  @Test
  void aRunWithoutItsIdentityIsNoBuild() {
    for (String missing : new String[] {"null", "\"\"", "[]"}) {
      GatewayAnswer answer =
          gateway.gitHub("workflow_run", run(missing, "\"abc1234def\"", "\"b\"", "m"), CI_SECRET);
      answer.isProblem(400, "invalid-fields");
      assertThat(answer.body()).contains("workflow_run.id");
    }
    GatewayAnswer attempt =
        gateway.gitHub(
            "workflow_run",
            run("905", "\"abc1234def\"", "\"b\"", "m").replace("\"run_attempt\":1,", ""),
            CI_SECRET);
    attempt.isProblem(400, "invalid-fields");
    assertThat(attempt.body()).contains("workflow_run.run_attempt");
    gateway
        .gitHub("workflow_run", run("902", "null", "\"b\"", "m"), CI_SECRET)
        .isProblem(400, "invalid-fields");
    gateway
        .gitHub("workflow_run", run("903", "\"abc1234def\"", "\"a\\u0000b\"", "m"), CI_SECRET)
        .isProblem(400, "invalid-fields");
    gateway
        .gitHub(
            "delete",
            "{\"ref\":\"a\\u0000\",\"ref_type\":\"branch\",\"repository\":{\"full_name\":\"example/signed\"}}",
            CI_SECRET)
        .isProblem(400, "invalid-fields");
  }

  @Test
  void aMessageIsCleanedOfWhatNobodyCanStore() {
    String release =
        taken(
            gateway.gitHub(
                "workflow_run",
                run("904", "\"abc1234def\"", "\"clean\"", "a\\u0000b\\ud800"),
                CI_SECRET));
    assertThat(
            PublishedEvents.body(PublishedEvents.about(release, Topics.BUILDS, gateway))
                .at("/build/message")
                .asString())
        .isEqualTo("ab");
  }

  @Test
  void jsonBeyondAnyRealDeliveryIsRefusedBeforeItIsHeld() {
    String deep = "{\"a\":" + "[".repeat(5_000) + "]".repeat(5_000) + "}";
    gateway.gitHub("workflow_run", deep, CI_SECRET).isProblem(400, "malformed-body");
    String many =
        "{\"repository\":{\"full_name\":\"x/y\"},\"a\":[" + "[],".repeat(1_000_000) + "[]]}";
    gateway.gitHub("workflow_run", many, CI_SECRET).isProblem(404, "unknown-project");
    gateway
        .gitHub("workflow_run", many.replace("x/y", "example/signed"), "wrong")
        .isProblem(401, "not-authenticated");
    gateway
        .gitHub("workflow_run", many.replace("x/y", "example/signed"), CI_SECRET)
        .isProblem(400, "malformed-body");
  }

  @Test
  void aKeyThatStandsTwiceIsRefused() {
    gateway
        .gitHub(
            "workflow_run",
            "{\"repository\":{\"full_name\":\"example/signed\"},\"repository\":{\"full_name\":\"example/previews\"}}",
            CI_SECRET)
        .isProblem(400, "malformed-body");
  }

  private static String taken(GatewayAnswer answer) {
    assertThat(answer.status()).as(answer.body()).isEqualTo(202);
    return answer.text("release");
  }

  private static String run(String id, String sha, String branch, String message) {
    return """
    {"action":"completed","repository":{"full_name":"example/signed"},"workflow_run":{"id":%s,"run_attempt":1,\
    "name":"CI","conclusion":"success","event":"push","head_branch":%s,"head_sha":%s,\
    "head_commit":{"message":"%s","author":{"email":"dev@example.org"}}}}\
    """
        .formatted(id, branch, sha, message);
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  private static byte[] latin(String text) {
    return text.getBytes(StandardCharsets.ISO_8859_1);
  }

  private static byte[] gzip(byte[] plain) throws IOException {
    ByteArrayOutputStream zipped = new ByteArrayOutputStream();
    try (OutputStream out = new GZIPOutputStream(zipped)) {
      out.write(plain);
    }
    return zipped.toByteArray();
  }
}
