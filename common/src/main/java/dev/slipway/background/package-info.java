/// The work of a service beside its listeners and requests: threads of their own for repeated work, and the order in
/// which the parts of a service start and stop.
@NullMarked
package dev.slipway.background;

import org.jspecify.annotations.NullMarked;
