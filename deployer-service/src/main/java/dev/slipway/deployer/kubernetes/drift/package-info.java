/// Compares what is on the cluster with what was applied, and finds Deployments that are gone. Differences flow
/// to the detection of drift.
@NullMarked
package dev.slipway.deployer.kubernetes.drift;

import org.jspecify.annotations.NullMarked;
