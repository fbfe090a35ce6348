/// Makes the cluster equal to what was requested and reports the result.
@NullMarked
package dev.slipway.deployer;

import org.jspecify.annotations.NullMarked;
