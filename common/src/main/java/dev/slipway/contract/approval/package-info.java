/// The events that the approval service publishes and owns.
@NullMarked
package dev.slipway.contract.approval;

import org.jspecify.annotations.NullMarked;
