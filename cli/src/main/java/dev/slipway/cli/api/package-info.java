/// The approval service's HTTP API, as a client sees it.
@NullMarked
package dev.slipway.cli.api;

import org.jspecify.annotations.NullMarked;
