/// Reads what a diagnosis needs of a rollout: its pods, their events and logs, and the addresses of its
/// Service.
@NullMarked
package dev.slipway.deployer.kubernetes.evidence;

import org.jspecify.annotations.NullMarked;
