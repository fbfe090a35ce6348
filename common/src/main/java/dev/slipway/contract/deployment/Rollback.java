package dev.slipway.contract.deployment;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.slipway.contract.Required;
import dev.slipway.contract.people.Actor;
import org.jspecify.annotations.Nullable;

/// The reference that makes a release a rollback: it deploys what another one deployed before.
///
/// @param environment where
/// @param to the release whose build it deploys once more
/// @param from the release that was live there, null where none was
/// @param by who asked for it, null where a deployment that failed did
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Rollback(String environment, String to, @Nullable String from, @Nullable Actor by) {

  public Rollback {
    Required.field(environment, "rollback.environment");
    Required.field(to, "rollback.to");
  }
}
