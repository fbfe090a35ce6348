/// How much is under way and how much is late.
@NullMarked
package dev.slipway.approval.backlog;

import org.jspecify.annotations.NullMarked;
