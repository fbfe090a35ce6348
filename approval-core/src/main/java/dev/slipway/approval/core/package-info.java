/// The decisions of the approval service, pure: the same facts and the same input give the same events. This package is
/// the door. `ProjectDecider` hands an input to the subject that it concerns; `Draft` holds what is decided so far,
/// `Moves` what follows of it for the project's other releases and slots. Time and ids arrive from outside.
///
/// The subjects are `release`, `gate`, `deployment`, `environment`, `rollback` and `access`. Each has its states, commands
/// and events, applies commands by one table (`…Decider`), and folds events into its state (`after`). `release` puts them
/// together; apart from that they know of each other only what ArchitectureRules lists.
@NullMarked
package dev.slipway.approval.core;

import org.jspecify.annotations.NullMarked;
