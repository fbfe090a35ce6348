/// The rules that hold the structure of the code, as ArchUnit checks them.
@NullMarked
package dev.slipway.testing.architecture;

import org.jspecify.annotations.NullMarked;
