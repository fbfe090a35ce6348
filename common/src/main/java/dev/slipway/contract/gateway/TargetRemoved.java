package dev.slipway.contract.gateway;

import com.fasterxml.jackson.annotation.JsonFormat;
import dev.slipway.contract.EventType;
import dev.slipway.contract.Required;
import dev.slipway.contract.build.TargetType;
import dev.slipway.contract.deployment.Removal;
import java.util.List;

/// A branch or tag is gone, or its pull request was closed: nobody needs its environments any more.
///
/// @param environments those of the project that have an instance for each branch or tag
@EventType("dev.slipway.target.removed.v1")
public record TargetRemoved(
    String project,
    TargetType type,
    String target,
    List<String> environments,
    @JsonFormat(with = JsonFormat.Feature.READ_UNKNOWN_ENUM_VALUES_USING_DEFAULT_VALUE)
        Removal.Why why)
    implements GatewayEvent {

  public TargetRemoved {
    Required.field(project, "project");
    Required.field(type, "type");
    Required.field(target, "target");
    environments = Required.list(environments);
    Required.field(why, "why");
  }

  /// Whether anything follows from it: environments go, or builds that began before come too late.
  public boolean matters() {
    return !environments.isEmpty() || why == Removal.Why.DELETED;
  }
}
