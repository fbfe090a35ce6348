/// Explains why a rollout fails or does not progress: gathers the evidence of its pods through a port, finds
/// the container to blame, and puts it into words that a person can act on.
@NullMarked
package dev.slipway.deployer.diagnosis;

import org.jspecify.annotations.NullMarked;
