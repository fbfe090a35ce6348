/// Tests of the rules of this subject.
@NullMarked
package dev.slipway.approval.core.gate;

import org.jspecify.annotations.NullMarked;
