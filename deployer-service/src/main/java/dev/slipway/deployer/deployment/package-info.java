/// From a request to the objects that it means, purely, and the decision whether to apply them.
@NullMarked
package dev.slipway.deployer.deployment;

import org.jspecify.annotations.NullMarked;
