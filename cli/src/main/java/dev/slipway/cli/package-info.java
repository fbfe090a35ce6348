/// The command line's assembly: its commands, their errors and exit codes.
@NullMarked
package dev.slipway.cli;

import org.jspecify.annotations.NullMarked;
