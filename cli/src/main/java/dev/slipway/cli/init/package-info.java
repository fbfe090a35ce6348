/// The command that writes a project's first file.
@NullMarked
package dev.slipway.cli.init;

import org.jspecify.annotations.NullMarked;
