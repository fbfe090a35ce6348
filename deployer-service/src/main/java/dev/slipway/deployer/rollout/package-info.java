/// Whether a rollout is done, and if not, why not; and the report of it.
@NullMarked
package dev.slipway.deployer.rollout;

import org.jspecify.annotations.NullMarked;
