/// The cluster, through fabric8's client.
@NullMarked
package dev.slipway.deployer.kubernetes;

import org.jspecify.annotations.NullMarked;
