/// Remembers in ConfigMaps, one in each namespace, what the objects themselves cannot tell once they are gone:
/// Deployments at rest, and instances that were removed.
@NullMarked
package dev.slipway.deployer.kubernetes.memory;

import org.jspecify.annotations.NullMarked;
