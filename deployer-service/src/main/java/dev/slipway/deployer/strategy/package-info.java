/// Decides, purely, how a version takes over from another: the Deployment that a request of a phase is
/// applied to, the pods and the share of the requests that it gets, and what is left once its pods are
/// ready.
@NullMarked
package dev.slipway.deployer.strategy;

import org.jspecify.annotations.NullMarked;
