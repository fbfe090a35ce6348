/// Renders the Kubernetes objects of a Deployment, purely: from what an instance is to be, by way of
/// [dev.slipway.deployer.manifest.Manifests], to objects that can be applied. The built-in workload and a
/// project's own manifests come out alike.
@NullMarked
package dev.slipway.deployer.manifest;

import org.jspecify.annotations.NullMarked;
