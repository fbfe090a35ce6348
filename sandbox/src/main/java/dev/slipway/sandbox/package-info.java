/// A stand-in Slack workspace and a simulated Kubernetes API, for trying and for tests.
@NullMarked
package dev.slipway.sandbox;

import org.jspecify.annotations.NullMarked;
