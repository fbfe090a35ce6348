/// Projects and their environments to read over HTTP.
@NullMarked
package dev.slipway.approval.web.project;

import org.jspecify.annotations.NullMarked;
