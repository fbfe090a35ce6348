/// The cost of single operations: deciding, folding a history, reading and writing events, rendering.
@NullMarked
package dev.slipway.bench.core;

import org.jspecify.annotations.NullMarked;
