/// The source that GitHub is: its webhooks about workflow runs, deleted branches and pull requests.
///
/// In: signed deliveries to `/webhooks/github`. Out: builds and removals for the package above, or the reason
/// why a delivery is ignored.
@NullMarked
package dev.slipway.gateway.source.github;

import org.jspecify.annotations.NullMarked;
