/// Renders the objects of a request, purely, and decides if they are applied.
@NullMarked
package dev.slipway.deployer.deployment;

import org.jspecify.annotations.NullMarked;
