/// A release's history as text: the events of one recorded fact come in, a line goes out, for the API and for whoever reads
/// it. Moments are in UTC, as the reader is not known; a line that has one ends with it.
@NullMarked
package dev.slipway.view.history;

import org.jspecify.annotations.NullMarked;
