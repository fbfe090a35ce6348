/// Looks at everything outside that the services need: `slipway doctor`.
@NullMarked
package dev.slipway.cli.doctor;

import org.jspecify.annotations.NullMarked;
