/// The source that any CI can be: a form or JSON, signed, about a build or a branch that is gone.
///
/// In: requests to `/build-complete` and `/target-removed`. Out: builds and removals for the package above.
@NullMarked
package dev.slipway.gateway.source.generic;

import org.jspecify.annotations.NullMarked;
