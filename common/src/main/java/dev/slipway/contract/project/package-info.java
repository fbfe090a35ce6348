/// A project's definition: environments with their strategies and freezes, the pipeline's steps, and what
/// choices ask and people answer.
///
/// The gateway publishes it; a release keeps the one that it began with.
@NullMarked
package dev.slipway.contract.project;

import org.jspecify.annotations.NullMarked;
