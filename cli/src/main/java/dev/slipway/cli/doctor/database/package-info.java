/// A service's PostgreSQL database.
@NullMarked
package dev.slipway.cli.doctor.database;

import org.jspecify.annotations.NullMarked;
