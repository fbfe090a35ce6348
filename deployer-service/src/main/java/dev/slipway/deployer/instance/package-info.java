/// An instance of an environment: the requests for it, the Deployments that it has on the cluster with what
/// they remember, their names and labels, and the results that are reported of it. Depends on no other
/// package of the deployer.
@NullMarked
package dev.slipway.deployer.instance;

import org.jspecify.annotations.NullMarked;
