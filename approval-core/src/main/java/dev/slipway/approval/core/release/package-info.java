/// A release: a build on its way through its pipeline.
///
/// ```
///  Absent ──Opened──▶ Open ──Finished──▶ Finished  completed, rejected, closed, expired,
///                      │  ▲                        superseded, failed, branch deleted
///                      └──┘ a gate's, a deployment's or an environment's event
/// ```
///
/// While a deployment runs, a newer build does not end its release at once (`SupersessionPending`). A finished release
/// changes only by what becomes of what it deployed. `Evolution` folds the whole history, `ReleaseDecider` dispatches
/// commands to the table of their subject, and `ReleaseProgress` opens what a release comes to.
@NullMarked
package dev.slipway.approval.core.release;

import org.jspecify.annotations.NullMarked;
