/// Slipway under faults: separate processes, killed, frozen and cut off while releases go through.
@NullMarked
package dev.slipway.e2e.faults;

import org.jspecify.annotations.NullMarked;
