/// What commands print, and the number they exit with.
@NullMarked
package dev.slipway.cli.output;

import org.jspecify.annotations.NullMarked;
