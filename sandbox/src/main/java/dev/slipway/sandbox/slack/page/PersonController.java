package dev.slipway.sandbox.slack.page;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.slipway.sandbox.slack.app.AppRequests;
import dev.slipway.sandbox.slack.app.AppRequests.Answer;
import dev.slipway.sandbox.slack.app.InteractionPayloads;
import dev.slipway.sandbox.slack.app.InteractionPayloads.Typed;
import dev.slipway.sandbox.slack.content.Arguments;
import dev.slipway.sandbox.slack.content.Contents;
import dev.slipway.sandbox.slack.content.Views;
import dev.slipway.sandbox.slack.workspace.Conversations;
import dev.slipway.sandbox.slack.workspace.Message.Place;
import dev.slipway.sandbox.slack.workspace.Payloads;
import dev.slipway.sandbox.slack.workspace.SandboxProblems;
import dev.slipway.sandbox.slack.workspace.SlackException;
import dev.slipway.sandbox.slack.workspace.WorkspaceProperties.User;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// Serves people's actions other than clicks: type a command, send a dialog or put it away, look at the app's
/// home page. Answers as the gateway did.
@RestController
class PersonController {

  private static final Logger log = LoggerFactory.getLogger(PersonController.class);

  private final AppRequests app;
  private final InteractionPayloads interactions;
  private final WorkspaceLookup lookup;
  private final Views views;
  private final Conversations conversations;

  PersonController(
      AppRequests app,
      InteractionPayloads interactions,
      WorkspaceLookup lookup,
      Views views,
      Conversations conversations) {
    this.app = app;
    this.interactions = interactions;
    this.lookup = lookup;
    this.views = views;
    this.conversations = conversations;
  }

  /// @param text with the command, for example `/slipway status`
  record Command(@Nullable String user, @Nullable String channel, @Nullable String text) {}

  /// A typed command. What the app answers at once is shown to who typed it, as Slack does.
  @PostMapping("/sandbox/command")
  ResponseEntity<String> command(@RequestBody Command command) throws InterruptedException {
    FieldErrors errors = new FieldErrors();
    String who = errors.required("user", command.user());
    String channel = errors.required("channel", command.channel());
    String text = errors.required("text", command.text()).strip();
    if (!text.isEmpty() && !text.startsWith("/")) {
      errors.add("text", "is no command: it must begin with a slash");
    }
    errors.check();
    User user = lookup.actor(who);
    String conversation = lookup.conversation(channel);
    int space = text.indexOf(' ');
    Typed typed =
        new Typed(
            space < 0 ? text : text.substring(0, space),
            space < 0 ? "" : text.substring(space + 1).strip());
    var sandbox = ServletUriComponentsBuilder.fromCurrentContextPath().build().toUri();
    Answer answer = app.command(interactions.command(user, conversation, typed, sandbox));
    log.info("{} by {}: the gateway answered {}", typed.command(), who, answer.status());
    if (answer.status() == 200) {
      show(conversation, user, answer.body());
    }
    return answer.asResponse();
  }

  /// An empty body says nothing; words that are no JSON are shown as they are.
  private void show(String channel, User user, String body) {
    if (!body.isBlank()) {
      Arguments said = said(body);
      boolean toAll = said.text("response_type").equals("in_channel");
      conversations.post(new Place(channel, null, toAll ? null : user.id()), Contents.of(said));
    }
  }

  private static Arguments said(String body) {
    try {
      return Arguments.ofJson(body);
    } catch (SlackException e) {
      return new Arguments(Map.of("text", body));
    }
  }

  /// @param values by block id, see [Entered]
  record Submission(
      @Nullable String user,
      @JsonProperty("view_id") @Nullable String viewId,
      @Nullable JsonNode values) {}

  /// Sends what was entered into a dialog, and does with the dialog what the app answers.
  @PostMapping("/sandbox/submit")
  ResponseEntity<String> submit(@RequestBody Submission submission) throws InterruptedException {
    FieldErrors errors = new FieldErrors();
    String who = errors.required("user", submission.user());
    String id = errors.required("view_id", submission.viewId());
    errors.check();
    User user = lookup.actor(who);
    JsonNode values = submission.values() == null ? Payloads.object() : submission.values();
    ObjectNode view = Entered.into(open(user, id), values);
    Answer answer = app.interaction(interactions.viewSubmission(user, view));
    log.info("view {} sent by {}: the gateway answered {}", id, who, answer.status());
    if (answer.status() == 200) {
      act(id, answer.body());
    }
    return answer.asResponse();
  }

  private void act(String id, String body) {
    JsonNode answer = json(body);
    switch (answer.path("response_action").asString("")) {
      case "errors" -> {}
      case "update", "push" -> views.replace(id, answer.path("view"));
      default -> views.close(id);
    }
  }

  private static JsonNode json(String body) {
    try {
      return JsonMapper.shared().readTree(body.isBlank() ? "{}" : body);
    } catch (JacksonException e) {
      return Payloads.object();
    }
  }

  /// Puts a dialog away.
  @PostMapping("/sandbox/dismiss")
  void dismiss(@RequestBody Submission dismissed) {
    FieldErrors errors = new FieldErrors();
    String who = errors.required("user", dismissed.user());
    String id = errors.required("view_id", dismissed.viewId());
    errors.check();
    open(lookup.actor(who), id);
    views.close(id);
  }

  private ObjectNode open(User user, String id) {
    return views
        .open(user.id(), id)
        .orElseThrow(() ->
            SandboxProblems.of(
                HttpStatus.CONFLICT, user.id() + " has no dialog " + id + " open", null));
  }

  /// @param user whose
  record HomeOpened(@Nullable String user) {}

  /// Opens the app's home page, which the app is told.
  @PostMapping("/sandbox/home")
  ResponseEntity<String> home(@RequestBody HomeOpened opened) throws InterruptedException {
    FieldErrors errors = new FieldErrors();
    String who = errors.required("user", opened.user());
    errors.check();
    return app.event(interactions.homeOpened(lookup.actor(who))).asResponse();
  }

  /// The app's home page as a person sees it; 204 before the app has published one.
  @GetMapping("/sandbox/home")
  ResponseEntity<ObjectNode> home(@RequestParam String user) {
    ObjectNode home = views.home(lookup.person(user).id());
    return home == null ? ResponseEntity.noContent().build() : ResponseEntity.ok(home);
  }

  /// The modals that a user was shown.
  @GetMapping("/sandbox/views")
  List<ObjectNode> views(@RequestParam String user) {
    return views.shownTo(lookup.person(user).id());
  }
}
