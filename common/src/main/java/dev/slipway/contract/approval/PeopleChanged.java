package dev.slipway.contract.approval;

import dev.slipway.contract.EventType;
import dev.slipway.contract.Required;
import java.time.Instant;

/// Somebody has left or joined a group of a project: its open releases are to be looked through.
///
/// @param due when the definition with the change was published
@EventType("dev.slipway.timer.people-changed.v1")
public record PeopleChanged(String project, Instant due) implements Timer {

  public PeopleChanged {
    Required.field(project, "project");
    Required.field(due, "due");
  }

  @Override
  public String subject() {
    return project;
  }
}
