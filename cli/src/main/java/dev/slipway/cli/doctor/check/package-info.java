/// A check, the service that needs it and its result; runs checks at once, each within its time.
@NullMarked
package dev.slipway.cli.doctor.check;

import org.jspecify.annotations.NullMarked;
