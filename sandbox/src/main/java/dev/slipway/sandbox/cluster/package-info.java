/// A simulated Kubernetes API server with the few kinds that Slipway uses, and the controllers that make
/// rollouts progress. It runs nothing.
@NullMarked
package dev.slipway.sandbox.cluster;

import org.jspecify.annotations.NullMarked;
