/// The meaning of what people type behind `/slipway`: its grammar, its answers, and the delegation of votes.
///
/// In: the fields of a command that is known to come from Slack. Out: events, and an answer for its author.
/// It does not depend on how a command arrives.
@NullMarked
package dev.slipway.gateway.chat.slack.command;

import org.jspecify.annotations.NullMarked;
