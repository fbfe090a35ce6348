/// Words about deployments: phases, failures, drift, and the removal of what was deployed.
@NullMarked
package dev.slipway.view.deployment;

import org.jspecify.annotations.NullMarked;
