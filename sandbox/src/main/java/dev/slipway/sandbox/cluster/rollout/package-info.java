/// The controllers of the simulated cluster, which make rollouts progress: they read and write objects in the store alone.
@NullMarked
package dev.slipway.sandbox.cluster.rollout;

import org.jspecify.annotations.NullMarked;
