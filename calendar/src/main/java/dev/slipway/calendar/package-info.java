/// Times that recur by the clocks of a zone: when they begin and end, for cron expressions and recurrence
/// rules alike. Pure, and the only user of the libraries that read such expressions.
@NullMarked
package dev.slipway.calendar;

import org.jspecify.annotations.NullMarked;
