package dev.slipway.contract.people;

import dev.slipway.contract.Required;
import java.time.Instant;

/// Somebody's votes in somebody else's hands.
///
/// @param from whose votes they are
/// @param to who may cast them; they cannot hand them on
/// @param until the first moment at which they may not
public record Delegation(Person from, Person to, Instant until) {

  public Delegation {
    Required.field(from, "delegation.from");
    Required.field(to, "delegation.to");
    Required.field(until, "delegation.until");
  }
}
