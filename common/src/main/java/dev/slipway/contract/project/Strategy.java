package dev.slipway.contract.project;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import dev.slipway.contract.Required;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The way in which a new version takes over from the old one, if it is not a rolling update. Its phases are
/// steps of the pipeline, see [Phase].
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
@JsonSubTypes({
  @JsonSubTypes.Type(value = Strategy.BlueGreen.class, name = "blue-green"),
  @JsonSubTypes.Type(value = Strategy.Canary.class, name = "canary")
})
public sealed interface Strategy {

  /// The new version runs beside the old one until somebody switches.
  ///
  /// @param approve the groups that may switch, at least one
  /// @param preview where the new version is reached before, a template as the environment's `url`; null
  ///     where nothing leads to it from outside
  /// @param keep how long the old version runs on after the switch, so that going back is a switch as well
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record BlueGreen(List<String> approve, @Nullable String preview, Duration keep)
      implements Strategy {
    public BlueGreen {
      approve = Required.list(approve);
      Required.field(keep, "strategy.keep");
    }
  }

  /// The new version serves a growing share of the requests.
  ///
  /// @param approve the groups that may let it go on, and end it, at least one
  /// @param steps at least one, of growing weight; all of the requests come after the last
  record Canary(List<String> approve, List<Share> steps) implements Strategy {
    public Canary {
      approve = Required.list(approve);
      steps = Required.list(steps);
    }
  }

  /// A share of the requests that the new version serves.
  ///
  /// @param weight in percent, from 1 to 99
  /// @param hold how long until it goes on by itself; null where it waits for an approval
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Share(int weight, @Nullable Duration hold) {}
}
