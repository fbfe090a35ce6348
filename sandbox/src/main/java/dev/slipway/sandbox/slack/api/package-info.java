/// The Web API that the app calls, with the faults that it is asked to have.
@NullMarked
package dev.slipway.sandbox.slack.api;

import org.jspecify.annotations.NullMarked;
