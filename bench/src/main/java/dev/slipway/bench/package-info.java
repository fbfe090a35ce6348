/// Measures the speed of Slipway, as one table.
@NullMarked
package dev.slipway.bench;

import org.jspecify.annotations.NullMarked;
