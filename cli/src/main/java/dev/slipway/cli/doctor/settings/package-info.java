/// The variables that an installation gives its services, read as the services read them.
@NullMarked
package dev.slipway.cli.doctor.settings;

import org.jspecify.annotations.NullMarked;
