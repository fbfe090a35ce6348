/// The source that any CI can be: a form or JSON, signed, about a build or a branch that is gone.
///
/// In: requests to `/webhooks/generic`, and to `/build-complete` and `/target-removed`, which say by their path what they
/// are about. Out: claims for the package above, and the answers of its own two paths.
@NullMarked
package dev.slipway.gateway.source.generic;

import org.jspecify.annotations.NullMarked;
