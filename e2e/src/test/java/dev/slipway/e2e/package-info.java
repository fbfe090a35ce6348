/// The whole system as its users meet it: over HTTP, as processes.
@NullMarked
package dev.slipway.e2e;

import org.jspecify.annotations.NullMarked;
