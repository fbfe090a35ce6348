/// The output of commands and their exit codes.
@NullMarked
package dev.slipway.cli.output;

import org.jspecify.annotations.NullMarked;
