/// The command that sends a build.
@NullMarked
package dev.slipway.cli.build;

import org.jspecify.annotations.NullMarked;
