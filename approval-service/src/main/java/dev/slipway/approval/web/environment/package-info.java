/// Environments to read over HTTP: the history of each instance, in words.
@NullMarked
package dev.slipway.approval.web.environment;

import org.jspecify.annotations.NullMarked;
