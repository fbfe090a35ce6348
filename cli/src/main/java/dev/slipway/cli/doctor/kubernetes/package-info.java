/// The cluster, as the deployer may use it.
@NullMarked
package dev.slipway.cli.doctor.kubernetes;

import org.jspecify.annotations.NullMarked;
