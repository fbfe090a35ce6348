/// The objects of the simulated cluster and their store: kinds, defaults, checks, who owns which field, patches, and a
/// journal on disk. Knows neither HTTP nor the controllers.
@NullMarked
package dev.slipway.sandbox.cluster.object;

import org.jspecify.annotations.NullMarked;
