/// An environment, its strategy and the times in which it is frozen: read from a document that the
/// schema allows, and the rules.
///
/// In: a document with whole workloads. Out: environments and freezes of the contract, and problems.
@NullMarked
package dev.slipway.projectfiles.environment;

import org.jspecify.annotations.NullMarked;
