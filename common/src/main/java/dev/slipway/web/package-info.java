/// What the HTTP interfaces of the services have in common: how they refuse. Only services that have one
/// bring what this needs.
@NullMarked
package dev.slipway.web;

import org.jspecify.annotations.NullMarked;
