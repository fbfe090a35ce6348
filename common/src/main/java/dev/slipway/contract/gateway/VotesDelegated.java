package dev.slipway.contract.gateway;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.slipway.contract.EventType;
import dev.slipway.contract.Required;
import dev.slipway.contract.people.Delegation;
import dev.slipway.contract.people.Person;
import org.jspecify.annotations.Nullable;

/// Somebody hands their votes in a project over by `/slipway delegate`, or takes them back. There is one
/// event for each project that they decide in.
///
/// @param by who did, from the signed request
/// @param delegation in place of any that they made before; null where they take their votes back
@EventType("dev.slipway.votes.delegated.v1")
@JsonInclude(JsonInclude.Include.NON_NULL)
public record VotesDelegated(String project, Person by, @Nullable Delegation delegation)
    implements GatewayEvent {
  public VotesDelegated {
    Required.field(project, "project");
    Required.field(by, "by");
  }
}
