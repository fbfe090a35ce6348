/// The refusals that the HTTP interfaces of the services share. Only services that have one
/// bring what this needs.
@NullMarked
package dev.slipway.web;

import org.jspecify.annotations.NullMarked;
