/// Measurements of running services, and the ceilings that the machine sets.
@NullMarked
package dev.slipway.bench.system;

import org.jspecify.annotations.NullMarked;
