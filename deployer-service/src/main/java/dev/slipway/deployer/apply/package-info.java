/// Applies requests to the cluster: judges each against what exists, applies its objects, and completes it
/// once its pods are ready. Requests flow in from the queue, results out by the port of the instance.
@NullMarked
package dev.slipway.deployer.apply;

import org.jspecify.annotations.NullMarked;
