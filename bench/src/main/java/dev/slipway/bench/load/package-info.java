/// The load of a measurement: projects, builds, votes and clicks as teams, CI and Slack send them.
@NullMarked
package dev.slipway.bench.load;

import org.jspecify.annotations.NullMarked;
