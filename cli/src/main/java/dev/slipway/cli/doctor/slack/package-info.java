/// The Slack app, as its token shows it.
@NullMarked
package dev.slipway.cli.doctor.slack;

import org.jspecify.annotations.NullMarked;
