/// A release as events show it: its snapshot, those of its steps, and how it ended.
///
/// The approval service makes them, everybody else reads them.
@NullMarked
package dev.slipway.contract.release;

import org.jspecify.annotations.NullMarked;
