/// Translates the outside world, webhooks and clicks, into events.
@NullMarked
package dev.slipway.gateway;

import org.jspecify.annotations.NullMarked;
