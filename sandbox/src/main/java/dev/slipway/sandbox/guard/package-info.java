/// Keeps foreign web pages away from HTTP interfaces that trust this machine.
@NullMarked
package dev.slipway.sandbox.guard;

import org.jspecify.annotations.NullMarked;
