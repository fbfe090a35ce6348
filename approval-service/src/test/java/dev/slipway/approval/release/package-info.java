/// Tests of what is decided, stored and told about releases.
@NullMarked
package dev.slipway.approval.release;

import org.jspecify.annotations.NullMarked;
