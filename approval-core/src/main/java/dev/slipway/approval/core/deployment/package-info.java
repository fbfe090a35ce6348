/// A deployment of a release to a slot, at once or in phases.
///
/// ```
///             ┌─────────────┐ the slot is somebody else's
///             ▼             │
///  Pending ──▶ Waiting ─────┘
///     │           │ Requested, under the slot's sequence
///     └───────────┴──▶ Running ──┬──▶ Succeeded ── Aborted: an earlier phase is taken back ──▶ Pending
///                      Started   └──▶ Failed ───── the gate in front of it opens again ─────▶ Running
///                      Progressed
/// ```
///
/// Every report means the deployment of its slot and sequence; any other changes nothing.
@NullMarked
package dev.slipway.approval.core.deployment;

import org.jspecify.annotations.NullMarked;
