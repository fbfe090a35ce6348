/// Takes events in: works out which messages, notices and home pages they ask for and writes all of them in one
/// transaction.
@NullMarked
package dev.slipway.notifier.intake;

import org.jspecify.annotations.NullMarked;
