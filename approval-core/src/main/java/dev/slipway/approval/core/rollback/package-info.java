/// Going back in an environment, where somebody asks for it or a deployment has failed: a release of its own that deploys
/// what was live before.
@NullMarked
package dev.slipway.approval.core.rollback;

import org.jspecify.annotations.NullMarked;
