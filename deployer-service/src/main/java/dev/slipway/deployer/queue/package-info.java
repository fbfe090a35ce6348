/// Carries out requests, a queue for each instance of an environment: what waits for a namespace or an
/// object is put aside and tried again, while others go on.
@NullMarked
package dev.slipway.deployer.queue;

import org.jspecify.annotations.NullMarked;
