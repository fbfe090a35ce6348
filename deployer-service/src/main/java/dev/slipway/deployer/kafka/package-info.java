/// Requests come in, results go out.
@NullMarked
package dev.slipway.deployer.kafka;

import org.jspecify.annotations.NullMarked;
