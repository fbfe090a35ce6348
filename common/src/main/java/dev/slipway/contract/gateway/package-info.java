/// The events that the gateway publishes and owns, and the value of the buttons whose clicks become some of them.
@NullMarked
package dev.slipway.contract.gateway;

import org.jspecify.annotations.NullMarked;
