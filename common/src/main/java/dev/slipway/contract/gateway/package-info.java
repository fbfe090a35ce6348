/// The events that the gateway publishes and owns.
@NullMarked
package dev.slipway.contract.gateway;

import org.jspecify.annotations.NullMarked;
