/// The questions that a kind of step answers wherever a release is shown. Each kind answers them in one class of its own
/// subject; `ShownSteps`, in the package above, chooses it.
@NullMarked
package dev.slipway.view.step;

import org.jspecify.annotations.NullMarked;
