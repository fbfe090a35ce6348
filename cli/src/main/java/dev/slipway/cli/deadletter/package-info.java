/// Dead letters: listed, shown, sent again, given up; what became of each is on a topic of its own.
@NullMarked
package dev.slipway.cli.deadletter;

import org.jspecify.annotations.NullMarked;
