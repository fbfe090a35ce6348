/// The parts that options of several commands are made of.
@NullMarked
package dev.slipway.cli.options;

import org.jspecify.annotations.NullMarked;
