/// The services themselves, over HTTP.
@NullMarked
package dev.slipway.cli.doctor.http;

import org.jspecify.annotations.NullMarked;
