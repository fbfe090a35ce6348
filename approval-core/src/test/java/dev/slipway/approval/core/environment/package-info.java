/// Tests of the rules of this subject.
@NullMarked
package dev.slipway.approval.core.environment;

import org.jspecify.annotations.NullMarked;
