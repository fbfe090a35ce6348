/// Publishing a part of a topic again.
@NullMarked
package dev.slipway.cli.replay;

import org.jspecify.annotations.NullMarked;
