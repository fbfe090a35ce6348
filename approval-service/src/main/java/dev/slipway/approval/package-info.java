/// The approval service: decides releases and keeps their state.
@NullMarked
package dev.slipway.approval;

import org.jspecify.annotations.NullMarked;
