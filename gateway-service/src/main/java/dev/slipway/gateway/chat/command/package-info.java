/// The meaning of what people type to the app: its grammar, its answers, and the delegation of votes.
///
/// In: the words of somebody whose account is verified. Out: events, and an answer for its author, which their platform
/// renders.
@NullMarked
package dev.slipway.gateway.chat.command;

import org.jspecify.annotations.NullMarked;
