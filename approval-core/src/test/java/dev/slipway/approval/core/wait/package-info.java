/// Tests of the rules of this subject.
@NullMarked
package dev.slipway.approval.core.wait;

import org.jspecify.annotations.NullMarked;
