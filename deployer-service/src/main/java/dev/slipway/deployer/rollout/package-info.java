/// Watches rollouts to their ends and reports them: each change of a Deployment flows in from the cluster, and
/// what is judged of it flows out as progress, delays, a completion or a diagnosed failure.
@NullMarked
package dev.slipway.deployer.rollout;

import org.jspecify.annotations.NullMarked;
