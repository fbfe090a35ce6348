package dev.slipway.sandbox.slack.page;

import dev.slipway.sandbox.slack.workspace.Directory;
import dev.slipway.sandbox.slack.workspace.WorkspaceProperties.Bot;
import dev.slipway.sandbox.slack.workspace.WorkspaceProperties.Channel;
import dev.slipway.sandbox.slack.workspace.WorkspaceProperties.Team;
import dev.slipway.sandbox.slack.workspace.WorkspaceProperties.User;
import java.util.List;
import java.util.Set;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/// Serves the people and channels of the workspace, to the page.
@RestController
class WorkspaceController {

  private final Directory directory;

  WorkspaceController(Directory directory) {
    this.directory = directory;
  }

  /// @param deactivated the ids of those of the users whose accounts are
  record Workspace(
      Team team, Bot bot, List<User> users, List<Channel> channels, Set<String> deactivated) {}

  @GetMapping("/sandbox/workspace")
  Workspace workspace() {
    return new Workspace(
        directory.team(),
        directory.bot(),
        directory.people(),
        directory.channels(),
        directory.deactivated());
  }
}
