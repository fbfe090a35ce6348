/// Makes the cluster equal to what was requested and reports what happened.
@NullMarked
package dev.slipway.deployer;

import org.jspecify.annotations.NullMarked;
