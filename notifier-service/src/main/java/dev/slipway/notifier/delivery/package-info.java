/// One row for each chat message, and the workers that bring the platforms up to the rows.
@NullMarked
package dev.slipway.notifier.delivery;

import org.jspecify.annotations.NullMarked;
