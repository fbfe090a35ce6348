/// A pipeline: its steps as the file has them, the steps that a strategy or a freeze brings with it, and
/// the rules for gates.
///
/// A further kind of step is a package below this one with a [StepPart] and its fragment of the schema, and a line in
/// `META-INF/services`.
///
/// In: JSON, environments and freezes. Out: steps of the contract, problems, and warnings of gates that
/// nobody can pass.
@NullMarked
package dev.slipway.projectfiles.pipeline;

import org.jspecify.annotations.NullMarked;
