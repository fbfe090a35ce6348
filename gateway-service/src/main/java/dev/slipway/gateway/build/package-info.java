/// Builds from CI: webhooks that become events.
@NullMarked
package dev.slipway.gateway.build;

import org.jspecify.annotations.NullMarked;
