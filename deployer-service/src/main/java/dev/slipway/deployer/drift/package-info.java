/// Drift: objects that are no longer as they were deployed.
@NullMarked
package dev.slipway.deployer.drift;

import org.jspecify.annotations.NullMarked;
