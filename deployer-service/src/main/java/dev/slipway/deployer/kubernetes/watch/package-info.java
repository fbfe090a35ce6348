/// Watches the Deployments of the served namespaces by informers, and hands each change to the watch of
/// rollouts and to the detection of drift.
@NullMarked
package dev.slipway.deployer.kubernetes.watch;

import org.jspecify.annotations.NullMarked;
