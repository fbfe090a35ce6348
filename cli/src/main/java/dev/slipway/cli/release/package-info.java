/// Commands about releases.
@NullMarked
package dev.slipway.cli.release;

import org.jspecify.annotations.NullMarked;
