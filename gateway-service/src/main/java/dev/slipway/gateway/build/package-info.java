/// The parts of a build that every source reads alike: who made it, which image it is, and which events are builds.
///
/// In: texts that anybody may have sent. Out: values of the contract, or null for what is none.
@NullMarked
package dev.slipway.gateway.build;

import org.jspecify.annotations.NullMarked;
