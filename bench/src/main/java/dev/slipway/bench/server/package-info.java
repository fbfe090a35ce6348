/// The servers and services of a measurement, what can be seen of them from outside, and the ceilings that the
/// machine sets.
@NullMarked
package dev.slipway.bench.server;

import org.jspecify.annotations.NullMarked;
