/// The decisions of the approval service, pure: the same facts and the same input give the same events. This package is
/// the door. `ProjectDecider` hands an input to the subject that it concerns; `Draft` holds what is decided so far,
/// `Moves` what follows of it for the project's other releases and slots, `GateTimers` when a gate or a wait is
/// looked at again. Time and ids arrive from outside.
///
/// The subjects are `release`, `gate`, `wait`, `deployment`, `environment`, `rollback` and `access`. The first five have
/// states, commands and events of their own, a table that applies the commands (`…Decider`), and a fold of the events
/// into the state. `release` puts them together and asks every step the same questions (`StepState`); which of them may know of
/// each other is in ArchitectureRules.
@NullMarked
package dev.slipway.approval.core;

import org.jspecify.annotations.NullMarked;
