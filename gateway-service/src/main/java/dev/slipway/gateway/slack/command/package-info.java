/// The meaning of what people type behind `/slipway`: its grammar, its answers, and the delegation of votes.
///
/// In: the fields of a command that is known to come from Slack. Out: events, and an answer for its author.
/// How a command arrives is not known here.
@NullMarked
package dev.slipway.gateway.slack.command;

import org.jspecify.annotations.NullMarked;
