/// Figures that a service has to ask for before it can tell them.
@NullMarked
package dev.slipway.metrics;

import org.jspecify.annotations.NullMarked;
