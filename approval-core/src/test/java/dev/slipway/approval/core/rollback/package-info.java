/// Tests of the rules of this subject.
@NullMarked
package dev.slipway.approval.core.rollback;

import org.jspecify.annotations.NullMarked;
