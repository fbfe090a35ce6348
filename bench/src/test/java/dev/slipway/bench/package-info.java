/// That the measuring itself works.
@NullMarked
package dev.slipway.bench;

import org.jspecify.annotations.NullMarked;
