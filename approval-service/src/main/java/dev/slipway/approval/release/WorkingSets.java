package dev.slipway.approval.release;

import dev.slipway.approval.project.Projects;
import dev.slipway.approval.release.jpa.DelegationRows;
import dev.slipway.approval.release.jpa.InstanceEventRows;
import dev.slipway.approval.release.jpa.NewestBuildsRows;
import dev.slipway.approval.release.jpa.ReleaseRows;
import dev.slipway.approval.release.jpa.SlotRows;
import dev.slipway.approval.release.json.StoredJson;
import org.springframework.stereotype.Component;

/// Makes the working set of each transaction.
@Component
class WorkingSets {

  private final ReleaseRows releases;
  private final SlotRows slots;
  private final InstanceEventRows instances;
  private final DelegationRows delegations;
  private final NewestBuildsRows targets;
  private final Projects projects;
  private final StoredJson json;

  WorkingSets(
      ReleaseRows releases,
      SlotRows slots,
      InstanceEventRows instances,
      DelegationRows delegations,
      NewestBuildsRows targets,
      Projects projects,
      StoredJson json) {
    this.releases = releases;
    this.slots = slots;
    this.instances = instances;
    this.delegations = delegations;
    this.targets = targets;
    this.projects = projects;
    this.json = json;
  }

  /// One in which nothing has been read yet, for the caller's transaction.
  WorkingSet begin() {
    return new WorkingSet(
        releases,
        new Slots(slots, instances),
        new Delegations(delegations),
        new Targets(targets),
        projects,
        json);
  }
}
