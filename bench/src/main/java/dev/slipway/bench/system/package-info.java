/// Measurements of running services.
@NullMarked
package dev.slipway.bench.system;

import org.jspecify.annotations.NullMarked;
