package dev.slipway.web;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.http.converter.autoconfigure.HttpMessageConvertersAutoConfiguration;
import org.springframework.boot.tomcat.autoconfigure.servlet.TomcatServletWebServerAutoConfiguration;
import org.springframework.boot.webmvc.autoconfigure.DispatcherServletAutoConfiguration;
import org.springframework.boot.webmvc.autoconfigure.WebMvcAutoConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Import;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// A caller who holds connections, headers or bodies open keeps nobody out for longer than a deadline, and
/// takes no more memory than a share of the heap.
class HttpLimitsIT {

  private static final int CONNECTIONS = 20;

  private static ConfigurableApplicationContext context;

  @SpringBootConfiguration
  @Import(HttpLimitsConfiguration.class)
  @ImportAutoConfiguration({
    TomcatServletWebServerAutoConfiguration.class,
    DispatcherServletAutoConfiguration.class,
    HttpMessageConvertersAutoConfiguration.class,
    WebMvcAutoConfiguration.class
  })
  @RestController
  static class Service {

    @PostMapping("/read")
    String read(HttpServletRequest request) throws IOException {
      return "read " + request.getInputStream().readAllBytes().length;
    }

    @PostMapping("/form")
    String form(@RequestParam MultiValueMap<String, String> parameters) {
      return parameters.toString();
    }

    @GetMapping("/alive")
    String alive() {
      return "alive";
    }
  }

  @BeforeAll
  static void start() {
    context =
        new SpringApplicationBuilder(Service.class)
            .run(
                "--server.port=0",
                "--spring.mvc.problemdetails.enabled=true",
                "--slipway.http.connections=" + CONNECTIONS,
                "--slipway.http.silence=2s",
                "--slipway.http.body-deadline=3s",
                "--slipway.http.largest-body=64KB",
                "--slipway.http.bodies=100KB");
  }

  @AfterAll
  static void stop() {
    context.close();
  }

  @Test
  void halfOpenPostsKeepNobodyOutForLong() throws IOException {
    List<Socket> open = new ArrayList<>();
    try {
      for (int i = 0; i < 3 * CONNECTIONS; i++) {
        open.add(half());
      }
      assertAlive();
    } finally {
      for (Socket socket : open) {
        socket.close();
      }
    }
    assertAlive();
  }

  @Test
  void headersThatNeverEndAreGivenUp() throws IOException {
    try (Socket socket = send("GET /alive HTTP/1.1\r\nHost: h\r\nX-Slow: ")) {
      assertThat(answer(socket)).doesNotContain("alive");
    }
  }

  @Test
  void aBodyThatTricklesIsRefusedAfterItsDeadline() throws Exception {
    try (ScheduledExecutorService trickle = Executors.newSingleThreadScheduledExecutor();
        Socket socket =
            send(
                "POST /read HTTP/1.1\r\nHost: h\r\nConnection: close\r\nContent-Length: 60000\r\n\r\n")) {
      OutputStream body = socket.getOutputStream();
      ScheduledFuture<?> _ =
          trickle.scheduleAtFixedRate(() -> write(body), 0, 100, TimeUnit.MILLISECONDS);
      assertThat(answer(socket)).startsWith("HTTP/1.1 408").contains("problem+json");
    }
  }

  @Test
  void aFormThatTricklesIsRefusedAfterItsDeadline() throws Exception {
    try (ScheduledExecutorService trickle = Executors.newSingleThreadScheduledExecutor();
        Socket socket = send(form("/form", 60_000))) {
      OutputStream body = socket.getOutputStream();
      ScheduledFuture<?> _ =
          trickle.scheduleAtFixedRate(() -> write(body), 0, 100, TimeUnit.MILLISECONDS);
      assertThat(answer(socket)).startsWith("HTTP/1.1 408").contains("problem+json");
    }
  }

  @Test
  void aFormThatIsTooLargeIsRefused() throws IOException {
    try (Socket socket = send(form("/form", 70_000) + "x".repeat(70_000))) {
      assertThat(answer(socket)).startsWith("HTTP/1.1 413").contains("too-large");
    }
  }

  @ParameterizedTest
  @CsvSource({
    "a=1&b=%C3%A4+%26&a=2&empty=&flag, '{q=[1], a=[0, 1, 2], b=[ä &], empty=[], flag=[]}'",
    "'', '{q=[1], a=[0]}'",
    "a=%zz, unreadable-form"
  })
  void aFormIsReadBehindTheAddress(String body, String read) throws IOException {
    try (Socket socket = send(form("/form?q=1&a=0", body.length()) + body)) {
      assertThat(answer(socket)).contains(read);
    }
  }

  @ParameterizedTest
  @CsvSource({"/form, 101, form", "/form, 60000, form", "/form?%s, 150, address"})
  void tooManyParametersAreRefusedWithBothNumbers(String path, int parameters, String what)
      throws IOException {
    String many = "&".repeat(parameters - 1);
    String body = path.contains("%s") ? "" : many;
    try (Socket socket = send(form(path.formatted(many), body.length()) + body)) {
      assertThat(answer(socket))
          .startsWith("HTTP/1.1 400")
          .contains(
              "/too-many-parameters",
              "The %s has %d parameters, and at most 100 are taken".formatted(what, parameters));
    }
  }

  @Test
  void asManyParametersAsAreAllowedAreRead() throws IOException {
    String body = "a=1" + "&a=1".repeat(99);
    try (Socket socket = send(form("/form", body.length()) + body)) {
      assertThat(answer(socket)).startsWith("HTTP/1.1 200").contains("{a=[1, 1");
    }
  }

  private static String form(String path, int length) {
    return "POST %s HTTP/1.1\r\nHost: h\r\nConnection: close\r\n".formatted(path)
        + "Content-Type: application/x-www-form-urlencoded\r\nContent-Length: %d\r\n\r\n"
            .formatted(length);
  }

  /// Fails once the server has closed, which ends the trickle.
  private static void write(OutputStream body) {
    try {
      body.write('x');
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void aBodyThatIsTooLargeIsRefused() throws IOException {
    try (Socket socket = send(post(70_000) + "x".repeat(70_000))) {
      assertThat(answer(socket)).startsWith("HTTP/1.1 413").contains("too-large");
    }
  }

  @Test
  void bodiesHaveASizeTogether() throws IOException {
    try (Socket first = send(post(60_000) + "x".repeat(59_000));
        Socket second = send(post(60_000) + "x".repeat(59_000))) {
      Awaitility.await()
          .atMost(Duration.ofSeconds(30))
          .untilAsserted(() -> {
            try (Socket third = send(post(60_000) + "x".repeat(60_000))) {
              assertThat(answer(third)).matches("(?s)HTTP/1.1 (503|200).*");
            }
          });
      String answers = answer(first) + answer(second);
      assertThat(answers).contains("HTTP/1.1 503").contains("Retry-After: 5");
    }
    try (Socket after = send(post(60_000) + "x".repeat(60_000))) {
      assertThat(answer(after)).startsWith("HTTP/1.1 200").contains("read 60000");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"/alive?x=%00", "/alive?x=a%0d%0ab", "/alive?x=%e9", "/ali%0ave", "/alive?%zz"})
  void anAddressThatCannotBeShownIsRefused(String path) throws IOException {
    try (Socket socket =
        send("GET " + path + " HTTP/1.1\r\nHost: h\r\nConnection: close\r\n\r\n")) {
      assertThat(answer(socket)).startsWith("HTTP/1.1 400").doesNotContain("<html");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "GET /error",
        "GET /nothing-here",
        "DELETE /alive",
        "GET /a|b",
        "GET /%zz",
        "TRACE /"
      })
  void whatNobodyServesIsAProblemAndNoPage(String request) throws IOException {
    try (Socket socket =
        send(request + " HTTP/1.1\r\nHost: h\r\nAccept: text/html\r\nConnection: close\r\n\r\n")) {
      assertThat(answer(socket))
          .startsWith("HTTP/1.1 40")
          .contains("application/problem+json", "\"status\":40")
          .doesNotContain("<html");
    }
  }

  private static void assertAlive() {
    Awaitility.await()
        .atMost(Duration.ofSeconds(60))
        .ignoreExceptionsMatching(IOException.class::isInstance)
        .untilAsserted(() -> {
          try (Socket socket =
              send("GET /alive HTTP/1.1\r\nHost: h\r\nConnection: close\r\n\r\n")) {
            assertThat(answer(socket)).startsWith("HTTP/1.1 200");
          }
        });
  }

  private static String post(int length) {
    return "POST /read HTTP/1.1\r\nHost: h\r\nConnection: close\r\nContent-Length: "
        + length
        + "\r\n\r\n";
  }

  private static Socket half() throws IOException {
    return send(post(60_000) + "{");
  }

  private static Socket send(String request) throws IOException {
    int port = Integer.parseInt(context.getEnvironment().getRequiredProperty("local.server.port"));
    Socket socket = new Socket("localhost", port);
    socket.setSoTimeout(30_000);
    socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
    return socket;
  }

  /// Empty where the connection was closed without one.
  private static String answer(Socket socket) throws IOException {
    try {
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    } catch (SocketTimeoutException e) {
      throw e;
    } catch (IOException e) {
      return "";
    }
  }
}
