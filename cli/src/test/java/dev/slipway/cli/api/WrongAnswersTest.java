package dev.slipway.cli.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import dev.slipway.cli.Run;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntFunction;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Servers that answer otherwise than Slipway's should.
class WrongAnswersTest {

  private static final String OPEN =
      """
      {"id":"test-1","project":"test","name":"Test","state":"open","step":"qa",
       "build":{"image":"i","type":"branch","target":"main"},
       "openedAt":"2026-03-01T12:00:00Z",
       "steps":[{"kind":"deploy","name":"qa","status":"deploying","attempt":1}],"history":[]}
      """;
  private static final String DONE =
      OPEN.replace(
          "\"state\":\"open\",\"step\":\"qa\"", "\"state\":\"finished\",\"outcome\":\"completed\"");
  private static final String UNKNOWN =
      """
      {"type":"https://slipway.dev/problems/unknown-release","detail":"There is no release test-1."}
      """;

  private final AtomicInteger requests = new AtomicInteger();
  private final HttpServer server;
  private volatile IntFunction<Answer> answers = _ -> new Answer(200, "{}");

  record Answer(int status, String body) {}

  WrongAnswersTest() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
  }

  @BeforeEach
  void start() {
    server.createContext(
        "/",
        exchange -> {
          Answer answer = answers.apply(requests.incrementAndGet());
          byte[] body = answer.body().getBytes(StandardCharsets.UTF_8);
          exchange.sendResponseHeaders(answer.status(), body.length);
          exchange.getResponseBody().write(body);
          exchange.close();
        });
    server.start();
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  @Test
  void anotherServerIsToldApart() {
    answers = _ -> new Answer(404, "<html>nothing here</html>");
    Run run = run("projects");
    assertThat(run.code()).isEqualTo(1);
    assertThat(run.err()).contains("is not Slipway's API (HTTP 404); check --api");
  }

  @ParameterizedTest
  @ValueSource(strings = {"projects", "releases", "release test-1", "republish test-1"})
  void aServerThatAnswersEverythingIsToldApart(String command) {
    answers = _ -> new Answer(200, "{\"ok\":false}");
    Run run = run(command.split(" ", -1));
    assertThat(run.code()).isEqualTo(1);
    assertThat(run.err()).contains("is not Slipway's API (HTTP 200); check --api");
  }

  @Test
  void aPageThatIsMissingIsNoUnknownRelease() {
    answers = _ -> new Answer(404, "{\"type\":\"about:blank\",\"detail\":\"No static resource\"}");
    assertThat(run("release", "test-1").code()).isEqualTo(1);
  }

  @Test
  void aServiceThatFailsIsQuoted() {
    answers = _ -> new Answer(503, "{\"detail\":\"Kafka did not acknowledge.\\u001b[2J\"}");
    Run run = run("republish", "test-1");
    assertThat(run.code()).isEqualTo(1);
    assertThat(run.err()).isEqualTo("slipway: Kafka did not acknowledge. [2J\n");
  }

  @Test
  void aServiceThatFailsWithoutAReasonIsNamedWithWhatItWasAsked() {
    answers = _ -> new Answer(500, "{\"status\":500,\"error\":\"Internal Server Error\"}");
    Run run = run("release", "test-1");
    assertThat(run.code()).isEqualTo(1);
    assertThat(run.err())
        .startsWith("slipway: GET http://localhost:")
        .contains(
            "/api/releases/test-1 was answered HTTP 500 without a reason; look at the log of");
  }

  @Test
  void waitingBearsAReleaseThatAppearsLateAndAServiceThatIsAway() {
    answers =
        n ->
            switch (n) {
              case 1 -> new Answer(404, UNKNOWN);
              case 2 -> new Answer(200, OPEN);
              case 3 -> new Answer(503, "{\"detail\":\"Restarting.\"}");
              default -> new Answer(200, DONE);
            };
    Run run = run("wait", "test-1", "--for", "completed");
    assertThat(run.code()).isZero();
    assertThat(run.out()).isEqualTo("test-1: completed\n");
    assertThat(run.err())
        .containsSubsequence("not there yet", "open at qa", "Restarting.", "completed");
  }

  @Test
  void waitingEndsWithTheTimeAndSaysWhereItIs() {
    answers = _ -> new Answer(200, OPEN);
    Run run = run("wait", "test-1", "--timeout", "500ms");
    assertThat(run.code()).isEqualTo(4);
    assertThat(run.out()).isEmpty();
    assertThat(run.err())
        .endsWith("slipway: test-1: not finished within 500ms; last seen: open at qa\n");
  }

  @Test
  void waitingForWhatCannotComeEndsAtOnce() {
    answers = _ -> new Answer(200, DONE);
    Run run = run("wait", "test-1", "--for", "rejected");
    assertThat(run.code()).isEqualTo(6);
    assertThat(run.err()).endsWith("slipway: test-1: has finished: completed\n");
    assertThat(requests).hasValue(1);
  }

  @Test
  void waitingForSomethingThatIsNoStepIsAWrongArgument() {
    answers = _ -> new Answer(200, OPEN);
    Run run = run("wait", "test-1", "--for", "go-live");
    assertThat(run.code()).isEqualTo(2);
    assertThat(run.err()).contains("--for go-live").contains("the steps of this release are qa");
  }

  @Test
  void waitingForAReleaseThatNeverAppearsEndsAsNotFound() {
    answers = _ -> new Answer(404, UNKNOWN);
    assertThat(run("wait", "test-1", "--timeout", "300ms").code()).isEqualTo(3);
  }

  private Run run(String... arguments) {
    String[] all = new String[arguments.length + 2];
    System.arraycopy(arguments, 0, all, 0, arguments.length);
    all[arguments.length] = "--api";
    all[arguments.length + 1] = "http://localhost:" + server.getAddress().getPort();
    return Run.slipway(all);
  }
}
