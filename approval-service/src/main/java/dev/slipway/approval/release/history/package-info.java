/// The recorded events of releases with the input that caused each, and their publication, however often.
@NullMarked
package dev.slipway.approval.release.history;

import org.jspecify.annotations.NullMarked;
