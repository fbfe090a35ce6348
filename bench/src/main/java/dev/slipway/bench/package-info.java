/// How fast Slipway is, as one table.
@NullMarked
package dev.slipway.bench;

import org.jspecify.annotations.NullMarked;
