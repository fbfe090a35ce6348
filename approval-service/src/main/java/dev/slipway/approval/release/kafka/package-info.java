/// Where everything that can change a release arrives.
@NullMarked
package dev.slipway.approval.release.kafka;

import org.jspecify.annotations.NullMarked;
