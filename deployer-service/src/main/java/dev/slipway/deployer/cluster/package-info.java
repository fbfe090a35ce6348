/// The ports to the Kubernetes cluster: reading, applying and deleting objects, what the cluster remembers
/// of instances that are gone, and the sentences by which an API server refuses. The `kubernetes` package
/// implements them.
@NullMarked
package dev.slipway.deployer.cluster;

import org.jspecify.annotations.NullMarked;
