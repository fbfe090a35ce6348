/// The events that the deployer publishes and owns.
@NullMarked
package dev.slipway.contract.deployer;

import org.jspecify.annotations.NullMarked;
