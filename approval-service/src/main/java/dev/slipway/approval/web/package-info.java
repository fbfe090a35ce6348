/// The read API.
@NullMarked
package dev.slipway.approval.web;

import org.jspecify.annotations.NullMarked;
