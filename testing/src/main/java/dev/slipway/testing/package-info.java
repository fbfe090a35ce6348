/// The servers and texts that the tests of every module share; never on a production class path.
@NullMarked
package dev.slipway.testing;

import org.jspecify.annotations.NullMarked;
