/// Moments as text, by a reader's clock and time zone, for readers whose platform does not show times by itself. In cards
/// a moment stays a span, which each platform shows in its reader's zone.
@NullMarked
package dev.slipway.view.time;

import org.jspecify.annotations.NullMarked;
