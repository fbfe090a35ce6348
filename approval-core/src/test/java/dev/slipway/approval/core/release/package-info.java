/// Tests of the rules of this subject.
@NullMarked
package dev.slipway.approval.core.release;

import org.jspecify.annotations.NullMarked;
