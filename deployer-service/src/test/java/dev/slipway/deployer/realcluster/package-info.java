/// The deployer against a real Kubernetes with a real kubelet.
@NullMarked
package dev.slipway.deployer.realcluster;

import org.jspecify.annotations.NullMarked;
