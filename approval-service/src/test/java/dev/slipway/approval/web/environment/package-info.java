/// Tests of the environments to read over HTTP.
@NullMarked
package dev.slipway.approval.web.environment;

import org.jspecify.annotations.NullMarked;
