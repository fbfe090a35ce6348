/// Messages about releases: desired cards come in and become rows, and workers bring the platforms up to
/// the rows. A release's latest version wins.
@NullMarked
package dev.slipway.notifier.delivery.message;

import org.jspecify.annotations.NullMarked;
