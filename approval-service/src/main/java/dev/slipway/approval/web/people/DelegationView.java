package dev.slipway.approval.web.people;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;

/// Somebody's votes in somebody else's hands, as the API shows them.
@Schema(name = "Delegation", description = "Votes that somebody else may cast")
public record DelegationView(
    @Schema(description = "The person whose votes they are") PersonView from,
    @Schema(description = "The person who may cast them") PersonView to,
    @Schema(description = "The end, from which they may not") Instant until) {}
