package dev.slipway.cli.build;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import dev.slipway.cli.Run;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BuildTest {

  private record Sent(String body, @Nullable String signature) {}

  @TempDir Path folder;
  private final List<Sent> sent = new ArrayList<>();
  private HttpServer gateway;
  private int status = 202;
  private String answer = "{\"release\":\"shop-1\",\"link\":\"http://x\"}";

  @BeforeEach
  void listen() throws IOException {
    gateway = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    gateway.createContext(
        "/build-complete",
        exchange -> {
          sent.add(
              new Sent(
                  new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8),
                  exchange.getRequestHeaders().getFirst("X-Slipway-Signature-256")));
          byte[] bytes = answer.getBytes(StandardCharsets.UTF_8);
          exchange.sendResponseHeaders(status, bytes.length);
          exchange.getResponseBody().write(bytes);
          exchange.close();
        });
    gateway.start();
  }

  @AfterEach
  void stop() {
    gateway.stop(0);
  }

  @Test
  void aBuildIsSignedWithTheProjectsSecret() throws IOException, GeneralSecurityException {
    Path secret = Files.writeString(folder.resolve("secret"), "s3cret\n");
    Run run =
        build(
            "--image=registry/shop:1", "--branch=a&b", "--author=Ann Ä", "--secret-file=" + secret);
    assertThat(run.code()).as(run.err()).isZero();
    assertThat(run.out()).isEqualTo("shop-1\n");
    assertThat(sent.getFirst().body())
        .isEqualTo(
            "project=shop&image=registry%2Fshop%3A1&type=branch&target=a%26b&author=Ann+%C3%84");
    Mac mac = Mac.getInstance("HmacSHA256");
    mac.init(new SecretKeySpec("s3cret".getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
    byte[] expected = mac.doFinal(sent.getFirst().body().getBytes(StandardCharsets.UTF_8));
    assertThat(sent.getFirst().signature())
        .isEqualTo("sha256=" + HexFormat.of().formatHex(expected));
  }

  @Test
  void withoutASecretItIsSentUnsigned() {
    Run run = build("--image=shop:1", "--tag=v1", "--json");
    assertThat(run.json().path("release").asString()).isEqualTo("shop-1");
    assertThat(sent.getFirst().body()).contains("type=tag&target=v1");
    assertThat(sent.getFirst().signature()).isNull();
  }

  @Test
  void refusalsAreToldWithTheirExitCode() {
    status = 404;
    answer = "{\"type\":\"https://slipway.dev/problems/unknown-project\",\"detail\":\"None.\"}";
    Run unknown = build("--image=shop:1", "--tag=v1", "--json");
    assertThat(unknown.code()).isEqualTo(3);
    assertThat(unknown.out()).isEmpty();
    assertThat(unknown.err())
        .isEqualTo("{\"error\":{\"code\":\"not-found\",\"exit\":3,\"message\":\"None.\"}}\n");
    status = 401;
    answer = "{\"detail\":\"Sign it.\"}";
    assertThat(build("--image=shop:1", "--tag=v1").err()).isEqualTo("slipway: Sign it.\n");
    gateway.stop(0);
    Run away = build("--image=shop:1", "--tag=v1");
    assertThat(away.code()).isEqualTo(5);
    assertThat(away.err()).contains("cannot reach the gateway", "--gateway or SLIPWAY_GATEWAY");
  }

  @Test
  void anIgnoredBuildIsToldWithItsReason() {
    answer = "{\"ignored\":\"the run is of a merge queue\"}";
    Run run = build("--image=shop:1", "--branch=gh-readonly-queue/main/pr-1");
    assertThat(run.code()).as(run.err()).isZero();
    assertThat(run.out()).isEmpty();
    assertThat(run.err()).contains("The build is ignored: the run is of a merge queue");
  }

  @Test
  void wrongArgumentsAreJsonTooWhereThatIsAskedFor() {
    Run run = build("--json", "--image=shop:1");
    assertThat(run.code()).isEqualTo(2);
    assertThat(run.err()).startsWith("{\"error\":{\"code\":\"usage\",\"exit\":2,\"message\":");
    assertThat(run.err().lines()).hasSize(1);
  }

  private Run build(String... arguments) {
    String[] all = new String[arguments.length + 3];
    all[0] = "build";
    all[1] = "shop";
    all[2] = "--gateway=http://localhost:" + gateway.getAddress().getPort();
    System.arraycopy(arguments, 0, all, 3, arguments.length);
    return Run.slipway(all);
  }
}
