package dev.slipway.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The answer of a gateway to a call.
public record GatewayAnswer(HttpResponse<String> response) {

  public int status() {
    return response.statusCode();
  }

  public String body() {
    return response.body();
  }

  public JsonNode json() {
    return JsonMapper.shared().readTree(response.body());
  }

  public String text(String field) {
    return json().path(field).asString("");
  }

  /// Fails where this is not a problem detail of that kind.
  public GatewayAnswer isProblem(int status, String type) {
    assertThat(status()).as(body()).isEqualTo(status);
    assertThat(response.headers().firstValue("Content-Type")).contains("application/problem+json");
    assertThat(text("type")).isEqualTo("https://slipway.dev/problems/" + type);
    return this;
  }
}
