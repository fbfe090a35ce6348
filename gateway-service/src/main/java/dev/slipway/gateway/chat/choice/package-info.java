/// The meaning of clicks, and of what people enter in the form that a choice opens.
///
/// In: a button's value, and what was entered, by somebody whose account is verified. Out: events, the form that has
/// to be opened first, or what is wrong in it.
@NullMarked
package dev.slipway.gateway.chat.choice;

import org.jspecify.annotations.NullMarked;
