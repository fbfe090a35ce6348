/// An instance of an environment: whose turn it is to deploy there, what is live, for how long it stays, and how it goes.
/// It outlives releases.
///
/// ```
///  free ──request──▶ held by a release ──it has ended──▶ the first that waits, else free
///    │                  │ a phase has ended: held for the next one, nobody else deploys
///    │                  └ a rollback takes it at once
///    └──its time is up, or its branch is gone──▶ removing ──▶ free, with nothing live; if it fails, tried again later
/// ```
///
/// Each holder deploys under the next sequence, which fences everybody before.
///
/// An instance is an aggregate of its own: `InstanceDecider` decides whose turn it is, and [Slot#after] folds its
/// events, by which alone a slot changes; its history is stored, and where it does not lead to the slot, [Adoption] begins
/// it anew. An `EnvironmentEvent` is a fact about the card of the release that deployed there.
@NullMarked
package dev.slipway.approval.core.environment;

import org.jspecify.annotations.NullMarked;
