package dev.slipway.bench.load;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import tools.jackson.databind.json.JsonMapper;

/// CI as the gateway meets it.
public final class Webhook implements AutoCloseable {

  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final String gateway;

  public Webhook(int port) {
    this.gateway = "http://127.0.0.1:" + port;
  }

  /// Posts a build of a branch of its own and returns the release's id.
  public String build(int number) {
    return build(number, "feature-" + number);
  }

  /// Posts a build of a branch of a project, and returns the release's id.
  ///
  /// @param project its number
  public String build(int project, String branch) {
    String form =
        "project=%s&image=registry.example.org/bench/app:%s&type=branch&target=%s"
            .formatted(BenchProjects.project(project), branch, branch);
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(gateway + "/build-complete"))
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(HttpRequest.BodyPublishers.ofString(form))
            .build();
    return JsonMapper.shared().readTree(send(request)).path("release").asString("");
  }

  /// Clicks a button of a release, as Slack tells it.
  public void click(String value, String user, int number) {
    SlackClicks.Signed click = SlackClicks.click(value, user, number);
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(gateway + "/slack/interactions"))
            .header("Content-Type", "application/x-www-form-urlencoded")
            .header("X-Slack-Request-Timestamp", click.timestamp())
            .header("X-Slack-Signature", click.signature())
            .POST(HttpRequest.BodyPublishers.ofString(click.body()))
            .build();
    String _ = send(request);
  }

  private String send(HttpRequest request) {
    try {
      HttpResponse<String> response = client.send(request, HttpResponse.BodyHandlers.ofString());
      if (response.statusCode() / 100 != 2) {
        throw new IllegalStateException(
            request.uri() + " answers " + response.statusCode() + ": " + response.body());
      }
      return response.body();
    } catch (IOException e) {
      throw new UncheckedIOException(request.uri() + " does not answer", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    }
  }

  @Override
  public void close() {
    client.close();
  }
}
