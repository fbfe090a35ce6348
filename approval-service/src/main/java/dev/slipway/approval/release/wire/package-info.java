/// Translates between the contract and the core: events into inputs, recorded events into events of the
/// contract, releases into snapshots. Stands in for records that were put aside.
@NullMarked
package dev.slipway.approval.release.wire;

import org.jspecify.annotations.NullMarked;
