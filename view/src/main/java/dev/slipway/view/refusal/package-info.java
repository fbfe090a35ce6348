/// Words about what was refused or lost, each with the reader's next step.
@NullMarked
package dev.slipway.view.refusal;

import org.jspecify.annotations.NullMarked;
