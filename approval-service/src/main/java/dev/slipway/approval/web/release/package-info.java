/// Releases to read over HTTP: lists with filters and cursors, one release, its history in words.
@NullMarked
package dev.slipway.approval.web.release;

import org.jspecify.annotations.NullMarked;
