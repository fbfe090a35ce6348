/// What becomes of an object after its rollout: whether it still is as it was deployed.
@NullMarked
package dev.slipway.deployer.drift;

import org.jspecify.annotations.NullMarked;
