/// A second chat platform, for tests.
@NullMarked
package dev.slipway.talk;

import org.jspecify.annotations.NullMarked;
