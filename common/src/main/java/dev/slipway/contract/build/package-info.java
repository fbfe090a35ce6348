/// Builds as CI made them, and the branches and tags that they are of.
///
/// The gateway makes them of what a source reports; every release carries one.
@NullMarked
package dev.slipway.contract.build;

import org.jspecify.annotations.NullMarked;
