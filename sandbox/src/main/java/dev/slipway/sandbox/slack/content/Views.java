package dev.slipway.sandbox.slack.content;

import dev.slipway.sandbox.slack.workspace.Payloads;
import dev.slipway.sandbox.slack.workspace.SlackException;
import dev.slipway.sandbox.slack.workspace.WorkspaceChanges;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// The modals that were opened, and people's home pages. They are not kept over a restart: neither does
/// a client keep one open.
@Component
public final class Views {

  private static final Logger log = LoggerFactory.getLogger(Views.class);

  private final Triggers triggers;
  private final WorkspaceChanges changes;
  private final Map<String, Opened> opened = new LinkedHashMap<>();
  private final Map<String, ObjectNode> homes = new LinkedHashMap<>();

  /// @param open whether the person still has it in front of them
  private record Opened(String user, ObjectNode view, boolean open) {}

  /// Shows none yet.
  public Views(Triggers triggers, WorkspaceChanges changes) {
    this.triggers = triggers;
    this.changes = changes;
  }

  /// What a user has been shown, latest last; `open` says whether they still see it.
  public synchronized List<ObjectNode> shownTo(String user) {
    List<ObjectNode> shown = new ArrayList<>();
    for (Opened view : opened.values()) {
      if (view.user().equals(user)) {
        shown.add(view.view().deepCopy().put("open", view.open()));
      }
    }
    return shown;
  }

  /// The modal that a user has in front of them.
  public synchronized Optional<ObjectNode> open(String user, String id) {
    return Optional.ofNullable(opened.get(id))
        .filter(view -> view.user().equals(user) && view.open())
        .map(view -> view.view().deepCopy());
  }

  /// The user put it away, or it was answered.
  public synchronized void close(String id) {
    opened.computeIfPresent(id, (_, view) -> new Opened(view.user(), view.view(), false));
    changes.happened();
  }

  /// Shows something else in a modal's place.
  public synchronized void replace(String id, JsonNode view) {
    Opened before = opened.get(id);
    if (before != null && view instanceof ObjectNode modal) {
      opened.put(id, new Opened(before.user(), modal.deepCopy().put("id", id), true));
      changes.happened();
    }
  }

  /// A person's home page, null before the app has published one.
  public synchronized @Nullable ObjectNode home(String user) {
    return homes.get(user);
  }

  /// @throws SlackException for what is no home page
  public synchronized ObjectNode publish(String user, Arguments arguments) {
    ObjectNode home = view(arguments, "home").put("id", "VH" + user);
    homes.put(user, home);
    changes.happened();
    return Payloads.object().set("view", home);
  }

  /// @throws SlackException for what is no modal, and as [Triggers#exchange] does; a view that is
  ///     refused does not use the trigger up
  public synchronized ObjectNode open(Arguments arguments) {
    ObjectNode modal = view(arguments, "modal");
    String user = triggers.exchange(arguments.text("trigger_id"));
    String id = "V" + (opened.size() + 1);
    ObjectNode shown = modal.put("id", id);
    opened.put(id, new Opened(user, shown, true));
    changes.happened();
    log.info("view {}: opened for {}", id, user);
    return Payloads.object().set("view", shown);
  }

  private static ObjectNode view(Arguments arguments, String type) {
    JsonNode view = arguments.json("view", "invalid_arguments");
    if (!(view instanceof ObjectNode object) || !view.path("type").asString("").equals(type)) {
      throw new SlackException("invalid_arguments", "[ERROR] missing required field: view");
    }
    List<String> wrong = BlockRules.checkView(view.path("blocks"));
    if (!wrong.isEmpty()) {
      throw new SlackException("invalid_arguments", wrong);
    }
    return object.deepCopy();
  }
}
