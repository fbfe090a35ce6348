package dev.slipway.contract.release;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeId;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import dev.slipway.contract.Required;
import dev.slipway.contract.deployment.Rollback;
import dev.slipway.contract.people.Actor;
import dev.slipway.contract.text.ForeignText;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// The event that opened a release.
@JsonTypeInfo(
    use = JsonTypeInfo.Id.NAME,
    property = "kind",
    visible = true,
    defaultImpl = Cause.Unknown.class)
@JsonSubTypes({
  @JsonSubTypes.Type(value = Cause.Built.class, name = "built"),
  @JsonSubTypes.Type(value = Cause.Posted.class, name = "posted"),
  @JsonSubTypes.Type(value = Cause.Asked.class, name = "asked"),
  @JsonSubTypes.Type(value = Cause.RolledBack.class, name = "rolled-back"),
  @JsonSubTypes.Type(value = Cause.Scheduled.class, name = "scheduled")
})
public sealed interface Cause {

  /// What a release goes back to, null for one that brings something new.
  static @Nullable Rollback rollback(Cause cause) {
    return cause instanceof RolledBack(var rollback) ? rollback : null;
  }

  /// The cause of a record that names its rollback in a field of its own.
  ///
  /// @param cause as the JSON has it; null where it has none, as for every build
  static Cause of(@Nullable Rollback rollback, @Nullable Cause cause) {
    return rollback == null
        ? Objects.requireNonNullElseGet(cause, Built::new)
        : new RolledBack(rollback);
  }

  /// CI has finished a build.
  record Built() implements Cause {}

  /// An outside system has posted it.
  record Posted() implements Cause {}

  /// A person has asked for it.
  record Asked(Actor by) implements Cause {
    public Asked {
      Required.field(by, "cause.by");
    }
  }

  /// A person or a failed deployment has asked for what was live before.
  record RolledBack(Rollback rollback) implements Cause {
    public RolledBack {
      Required.field(rollback, "cause.rollback");
    }
  }

  /// Its time had come.
  record Scheduled() implements Cause {}

  /// A kind that this version does not know.
  record Unknown(@JsonTypeId String kind) implements Cause {
    public Unknown {
      kind = ForeignText.storable(Required.field(kind, "cause.kind"));
    }
  }

  /// Leaves a cause out of the JSON that the field `rollback` says, or its absence.
  final class SaidByRollback {
    @Override
    public boolean equals(@Nullable Object cause) {
      return cause == null || cause instanceof Built || cause instanceof RolledBack;
    }

    @Override
    public int hashCode() {
      return 0;
    }
  }
}
