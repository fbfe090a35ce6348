package dev.slipway.contract.gateway;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.slipway.contract.CommandOrigin;
import dev.slipway.contract.EventType;
import dev.slipway.contract.Required;
import dev.slipway.contract.people.Account;
import org.jspecify.annotations.Nullable;

/// Somebody wants an environment as an earlier release had it. Whether they may, and what there is to go
/// back to, is decided where it is consumed.
///
/// @param release the id of the release that the rollback becomes
/// @param environment as the project names it
/// @param to the earlier release, null for the one that was live before
/// @param user the platform's verified user id, from the signed request
/// @param origin where they asked, and where they are answered
@EventType("dev.slipway.rollback.requested.v1")
@JsonInclude(JsonInclude.Include.NON_NULL)
public record RollbackRequested(
    String project,
    String release,
    String environment,
    @Nullable String to,
    String user,
    CommandOrigin origin)
    implements GatewayEvent {

  /// The platform of what an operator asks for by the API, and who they are there.
  public static final String API = "api";

  public static final String OPERATOR = "operator";

  public RollbackRequested {
    Required.field(project, "project");
    Required.field(release, "release");
    Required.field(environment, "environment");
    Required.field(user, "user");
    Required.field(origin, "origin");
  }

  /// The verified account of whoever asks.
  public Account by() {
    return new Account(origin.platform(), user);
  }
}
