/// Files of a Slipway that the same user runs on this machine.
@NullMarked
package dev.slipway.cli.local;

import org.jspecify.annotations.NullMarked;
