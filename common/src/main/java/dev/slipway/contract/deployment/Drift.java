package dev.slipway.contract.deployment;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.slipway.contract.Required;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The difference between a deployed object and what was deployed.
///
/// @param object its kind and name, for example `deployment shop-live`
/// @param deleted whether it is gone
/// @param changes the fields that are no longer as they were deployed, at most 20; none where it is gone
/// @param correcting whether Slipway puts it right
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Drift(String object, boolean deleted, List<Change> changes, boolean correcting) {

  public Drift {
    Required.field(object, "drift.object");
    changes = Required.list(changes);
  }

  /// A field that somebody has taken over or taken out.
  ///
  /// @param field for example `.spec.replicas`
  /// @param manager the field manager that owns it now, null where nobody does
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record Change(String field, @Nullable String manager) {
    public Change {
      Required.field(field, "change.field");
    }
  }
}
