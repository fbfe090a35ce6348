/// Removes what was made for an instance: all of it when its removal is asked for, and after a deployment
/// what earlier requests have left.
@NullMarked
package dev.slipway.deployer.removal;

import org.jspecify.annotations.NullMarked;
