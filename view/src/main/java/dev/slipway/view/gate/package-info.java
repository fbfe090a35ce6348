/// Words about gates: the state of a gate, votes and their answers, delegations, reminders, freezes and the buttons.
@NullMarked
package dev.slipway.view.gate;

import org.jspecify.annotations.NullMarked;
