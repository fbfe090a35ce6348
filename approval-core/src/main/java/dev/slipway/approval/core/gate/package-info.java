/// A gate: a step at which people decide.
///
/// ```
///                    ┌──── enough approvals ─────────────────────────▶ Passed
///  Pending ──Opened──▶ Open ── a veto, or nobody left to pass it ───▶ Rejected
///                     │   ├─── a later gate or the release ends it ─▶ Closed
///                     │   └─── nobody decided in time ─────────────▶ Expired
/// ```
///
/// If the deployment behind it fails, a passed gate opens again under the next attempt; a gate between the phases of that
/// deployment is pending again.
///
/// An advisory gate goes on taking votes after it has passed. `Voting` judges a choice, `Tally` counts, `Ballot` says which
/// votes somebody has; `Reminding` follows up while nobody answers.
@NullMarked
package dev.slipway.approval.core.gate;

import org.jspecify.annotations.NullMarked;
