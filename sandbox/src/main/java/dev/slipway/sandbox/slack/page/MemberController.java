package dev.slipway.sandbox.slack.page;

import dev.slipway.sandbox.slack.app.AppRequests;
import dev.slipway.sandbox.slack.app.InteractionPayloads;
import dev.slipway.sandbox.slack.workspace.Directory;
import dev.slipway.sandbox.slack.workspace.WorkspaceChanges;
import dev.slipway.sandbox.slack.workspace.WorkspaceProperties.User;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/// Serves what an administrator does to an account: deactivates it, or activates it again. The app is told by the event
/// `user_change`, as Slack does.
@RestController
class MemberController {

  private static final Logger log = LoggerFactory.getLogger(MemberController.class);

  private final AppRequests app;
  private final Directory directory;
  private final InteractionPayloads interactions;
  private final WorkspaceLookup lookup;
  private final WorkspaceChanges changes;

  MemberController(
      AppRequests app,
      Directory directory,
      InteractionPayloads interactions,
      WorkspaceLookup lookup,
      WorkspaceChanges changes) {
    this.app = app;
    this.directory = directory;
    this.interactions = interactions;
    this.lookup = lookup;
    this.changes = changes;
  }

  /// The state that an account is to have.
  record Membership(@Nullable String user, @Nullable Boolean deactivated) {}

  /// 400 without a user or a state, 404 for an unknown one, 502 where the gateway cannot be reached, which leaves the account as it
  /// is to be; else the gateway's own answer, empty where nothing has changed.
  @PostMapping("/sandbox/members")
  ResponseEntity<String> become(@RequestBody Membership membership) throws InterruptedException {
    FieldErrors errors = new FieldErrors();
    String who = errors.required("user", membership.user());
    boolean deactivated = errors.required("deactivated", membership.deactivated());
    errors.check();
    User user = lookup.person(who);
    if (!directory.deactivate(who, deactivated)) {
      return ResponseEntity.ok().build();
    }
    log.info("{}: {}", who, deactivated ? "deactivated" : "activated again");
    changes.happened();
    return app.event(interactions.userChange(user)).asResponse();
  }
}
