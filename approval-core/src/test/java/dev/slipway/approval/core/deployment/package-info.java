/// Tests of the rules of this subject.
@NullMarked
package dev.slipway.approval.core.deployment;

import org.jspecify.annotations.NullMarked;
