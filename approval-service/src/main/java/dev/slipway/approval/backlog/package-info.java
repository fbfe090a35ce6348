/// The metrics of open releases and of late work.
@NullMarked
package dev.slipway.approval.backlog;

import org.jspecify.annotations.NullMarked;
