/// A wait: a step at which a release waits for a time or for the end of a freeze, and goes on by itself.
///
/// ```
///            nothing to wait for ───────────────────────────────┐
///             │                                                  ▼
///  Pending ──Began──▶ Waiting ── the time has come, or somebody ends it ─▶ Over
///                      │ │ └── it has come, and a freeze still lasts: Waiting again
///                      │ └──── somebody ends the release here ───────────▶ Stopped
///                      └────── the release ends ─────────────────────────▶ Closed
/// ```
///
/// A wait may name people who may end it early. Their choices are judged and recorded as at a gate ([WaitStep#asGate]).
/// Definitions, stored releases and snapshots have a wait as a gate with a condition, as they always had;
/// [WaitStep#of] is the one reader of that form. If the deployment behind it fails, or a freeze begins before it can
/// begin, a wait that is over begins again under the next attempt.
@NullMarked
package dev.slipway.approval.core.wait;

import org.jspecify.annotations.NullMarked;
