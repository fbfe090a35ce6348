/// The progress of rollouts, the diagnosis of those that fail, and their reports.
@NullMarked
package dev.slipway.deployer.rollout;

import org.jspecify.annotations.NullMarked;
