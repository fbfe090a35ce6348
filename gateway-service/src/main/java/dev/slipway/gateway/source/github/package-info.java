/// The source that GitHub is: its webhooks about workflow runs, deleted branches and pull requests.
///
/// In: deliveries to `/webhooks/github`. Out: claims for the package above, with their facts or the reason
/// why a delivery is ignored.
@NullMarked
package dev.slipway.gateway.source.github;

import org.jspecify.annotations.NullMarked;
