package dev.slipway.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.kafka.clients.admin.Admin;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// `slipway up` against web pages that its user happens to open, and against other users of the machine.
class LocalSafetyE2E {

  private static final Pattern CURL =
      Pattern.compile(
          "```(?:sh)?\\n(curl -X POST http://localhost:8080/build-complete.*?)```", Pattern.DOTALL);
  private static final String AS_SOMEBODY_ELSE =
      "setpriv --reuid=65534 --regid=65534 --clear-groups ";
  private static final String BUILD =
      "project=test&image=evil.example.org%2Fminer&type=branch&target=";

  @TempDir static Path folder;
  private static Slipway slipway;

  @BeforeAll
  static void start() {
    slipway = Slipway.start(folder);
  }

  @AfterAll
  static void stop() {
    slipway.close();
  }

  @ParameterizedTest
  @CsvSource({
    "gateway, POST, /build-complete",
    "gateway, POST, /target-removed",
    "gateway, GET, /actuator/health",
    "api, GET, /api/releases",
    "api, POST, /api/releases/x/republish",
    "api, POST, /api/projects/test/environments/qa/rollback",
    "sandbox, GET, /",
    "sandbox, GET, /sandbox/messages?user=U0QA1",
    "sandbox, POST, /sandbox/click",
    "sandbox, POST, /api/chat.postMessage",
    "cluster, GET, /api/v1/namespaces",
    "cluster, DELETE, /api/v1/namespaces/test"
  })
  void whatAWebPageSendsIsRefusedEverywhere(String part, String method, String path) {
    int port = slipway.port(part);
    for (String header :
        List.of(
            "Host: evil.example.org",
            "Host: evil.example.org:" + port,
            "Origin: https://evil.example.org",
            "Origin: http://localhost:1",
            "Origin: null",
            "Sec-Fetch-Site: cross-site",
            "Sec-Fetch-Site: same-site")) {
      assertThat(RawHttp.status(port, method, path, "", header)).as(header).isEqualTo(403);
    }
    assertThat(RawHttp.status(port, method, path, "")).isNotEqualTo(403);
  }

  @Test
  void noLinkLeadsToAMethodThatWrites() {
    String link = "/api/chat.postMessage?token=xoxb-sandbox&channel=C0TEST&text=x";
    String[] followed = {
      "Sec-Fetch-Site: cross-site", "Sec-Fetch-Mode: navigate", "Sec-Fetch-Dest: document"
    };
    int port = slipway.port("sandbox");
    assertThat(RawHttp.status(port, "GET", link, "", followed)).isEqualTo(403);
    assertThat(RawHttp.status(port, "GET", "/", "", followed)).isEqualTo(200);
  }

  @ParameterizedTest
  @CsvSource({
    "gateway, /build-complete",
    "api, /api/releases/x/republish",
    "sandbox, /sandbox/click"
  })
  void whatAProxyBringsFromElsewhereIsRefused(String part, String path) {
    for (String header :
        List.of("X-Forwarded-For: 192.0.2.7", "Via: 1.1 tunnel", "X-Real-IP: 192.0.2.7")) {
      assertThat(RawHttp.status(slipway.port(part), "POST", path, "", header)).isEqualTo(403);
    }
  }

  @Test
  void aFormOnAWebPageDeploysNothing() throws IOException {
    assumeTrue(Browser.isInstalled(), "chromium and chromium-driver are not installed: skipped");
    Path page =
        Files.writeString(
            folder.resolve("page.html"),
            """
            <form id=f method=POST action="http://localhost:%d/build-complete">
            <input name=project value=test><input name=image value="evil.example.org/miner:1">
            <input name=type value=branch><input name=target value="from-a-web-page"></form>
            <script>document.getElementById('f').submit()</script>
            """
                .formatted(slipway.port("gateway")));
    try (Browser browser = new Browser(page.toUri().toString())) {
      browser.sees("body", "A page of another site");
    }
    assertThat(slipway.http().get(slipway.url("api", "/api/releases")).body())
        .doesNotContain("from-a-web-page");
    assertThat(
            RawHttp.status(
                slipway.port("gateway"),
                "POST",
                "/build-complete",
                BUILD + "from-a-web-page",
                "Origin: null"))
        .isEqualTo(403);
  }

  @ParameterizedTest
  @CsvSource({
    "gateway, /actuator/health",
    "api, /api/releases",
    "sandbox, /",
    "cluster, /api/v1/namespaces"
  })
  void programsOfOtherUsersAreRefused(String part, String path) throws Exception {
    assumeTrue(
        Files.isReadable(Path.of("/proc/net/tcp")) && canBecomeSomebodyElse(),
        "needs Linux, root and setpriv: skipped");
    String curl = "curl -s -o /dev/null -w %{http_code} " + slipway.url(part, path);
    assertThat(output(curl)).isEqualTo("200");
    assertThat(output(AS_SOMEBODY_ELSE + curl)).isEqualTo("403");
  }

  private static boolean canBecomeSomebodyElse() throws Exception {
    return output(AS_SOMEBODY_ELSE + "id -u").equals("65534");
  }

  private static String output(String command) throws Exception {
    Process process = new ProcessBuilder("sh", "-c", command).start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
    return output.strip();
  }

  @ParameterizedTest
  @CsvSource({
    "gateway, /build-complete, /actuator/health",
    "api, /api/releases/x/republish, /api/releases",
    "sandbox, /api/chat.postMessage, /",
    "cluster, /api/v1/namespaces, /api/v1/namespaces"
  })
  void halfOpenRequestsKeepNoPartDown(String part, String path, String asked) throws Exception {
    int port = slipway.port(part);
    try (HalfOpen half = HalfOpen.posts(port, path, 1_000)) {
      Awaitility.await(part + " answers")
          .atMost(Duration.ofSeconds(90))
          .ignoreExceptions()
          .until(() -> RawHttp.status(port, "GET", asked, "") == 200);
      assertThat(half.awaitAllEnded(Duration.ofMinutes(2))).isTrue();
    }
  }

  @Test
  void otherUsersReadAndWriteNothing() throws IOException {
    assertThat(permissions("")).isEqualTo("rwx------");
    for (String secret : List.of("kafka.properties", "postgres/password")) {
      assertThat(permissions(secret)).as(secret).isEqualTo("rw-------");
    }
  }

  private static String permissions(String file) throws IOException {
    return PosixFilePermissions.toString(
        Files.getPosixFilePermissions(slipway.data().resolve(file)));
  }

  @Test
  void theDatabaseLetsNobodyInWithoutThePassword() {
    String url = "jdbc:postgresql://127.0.0.1:" + slipway.port("postgres") + "/approval";
    for (String password : List.of("", "postgres")) {
      assertThatThrownBy(() -> DriverManager.getConnection(url, "postgres", password).close())
          .isInstanceOf(SQLException.class)
          .hasMessageContaining("password");
    }
    assertThat(
            slipway
                .database("approval")
                .sql("SELECT count(*) FROM release")
                .query(Long.class)
                .single())
        .isNotNegative();
  }

  @Test
  void kafkaServesNobodyWithoutTheLogin() throws Exception {
    Map<String, Object> without = new HashMap<>();
    without.put("bootstrap.servers", slipway.kafka());
    without.put("default.api.timeout.ms", "5000");
    without.put("request.timeout.ms", "4000");
    assertThatThrownBy(() -> topics(without)).isInstanceOf(ExecutionException.class);
    assertThat(topics(slipway.client())).contains("slipway.builds");
  }

  private static Set<String> topics(Map<String, Object> client) throws Exception {
    try (Admin admin = Admin.create(client)) {
      return admin.listTopics().names().get();
    }
  }

  @Test
  void theCommandLineOfTheSameUserFindsTheLogin() throws Exception {
    assertThat(deadLetters(slipway.data())).isZero();
    assertThat(deadLetters(folder)).isNotZero();
  }

  private static int deadLetters(Path data) throws Exception {
    List<String> command = Packaged.command("-Xmx128m");
    command.addAll(
        List.of(
            Packaged.MAIN,
            "dead-letters",
            "list",
            "--kafka",
            "localhost:" + slipway.port("kafka")));
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .redirectError(ProcessBuilder.Redirect.DISCARD);
    builder.environment().put("SLIPWAY_DATA", data.toString());
    Process process = builder.start();
    assertThat(process.waitFor(2, TimeUnit.MINUTES)).isTrue();
    return process.exitValue();
  }

  @Test
  void theReadmesCurlWorksLiterally() throws Exception {
    Matcher readme = CURL.matcher(Files.readString(Path.of("../README.md")));
    assertThat(readme.find()).isTrue();
    String curl = readme.group(1).replace("localhost:8080", "localhost:" + slipway.port("gateway"));
    Process process = new ProcessBuilder("bash", "-c", curl).start();
    String answer = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
    assertThat(Json.read(answer).path("release").asString()).startsWith("test-");
  }
}
