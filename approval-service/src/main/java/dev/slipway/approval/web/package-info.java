/// The HTTP API: projects and environments to read, and the refusals of all of it.
@NullMarked
package dev.slipway.approval.web;

import org.jspecify.annotations.NullMarked;
