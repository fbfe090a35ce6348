package dev.slipway.e2e.faults;

import static dev.slipway.e2e.faults.Traveller.text;

import dev.slipway.e2e.faults.Fault.Net;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// The builds that CI sends, and what people see and press in chat. Every call is made once.
final class Cards {

  private final Fleet fleet;
  private final Web web;

  Cards(Fleet fleet, Web web) {
    this.fleet = fleet;
    this.web = web;
  }

  /// Sends a build of a branch, through the link that can fail.
  Web.Answer build(String project, String image, String branch) {
    Map<String, String> form = new LinkedHashMap<>();
    form.put("project", project);
    form.put("image", image);
    form.put("type", "branch");
    form.put("target", branch);
    return web.postForm(
        "http://127.0.0.1:" + fleet.link(Net.GATEWAY).port() + "/build-complete", form);
  }

  /// The message with this button that a person was sent about a release, null if there is none.
  @Nullable JsonNode find(String release, String user, String action) {
    JsonNode messages = web.get(fleet.url("sandbox", "/sandbox/messages?user=" + user)).json();
    return StreamSupport.stream(messages.spliterator(), false)
        .filter(m -> m.at("/metadata/event_payload/release").asString("").equals(release))
        .filter(m -> m.findValuesAsString("action_id").contains(action))
        .findFirst()
        .orElse(null);
  }

  Web.Answer click(JsonNode message, String user, String action) {
    return web.postJson(
        fleet.url("sandbox", "/sandbox/click"),
        "{\"user\":\"%s\",\"channel\":\"%s\",\"ts\":\"%s\",\"action_id\":\"%s\"}"
            .formatted(user, text(message, "channel"), text(message, "ts"), action));
  }

  /// The dialog about a release that a person was shown, null if there is none.
  @Nullable JsonNode dialog(String release, String user) {
    JsonNode views = web.get(fleet.url("sandbox", "/sandbox/views?user=" + user)).json();
    return StreamSupport.stream(views.spliterator(), false)
        .filter(view -> text(view, "private_metadata").contains(release + "/"))
        .findFirst()
        .orElse(null);
  }

  /// Enters a reason into a dialog and sends it.
  Web.Answer submit(JsonNode dialog, String user, String reason) {
    return web.postJson(
        fleet.url("sandbox", "/sandbox/submit"),
        "{\"user\":\"%s\",\"view_id\":\"%s\",\"values\":{\"reason\":\"%s\"}}"
            .formatted(user, text(dialog, "id"), reason));
  }
}
