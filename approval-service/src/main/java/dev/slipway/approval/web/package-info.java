/// The HTTP API: the refusals and the description of all of it. Each subject has a package of its own.
@NullMarked
package dev.slipway.approval.web;

import org.jspecify.annotations.NullMarked;
