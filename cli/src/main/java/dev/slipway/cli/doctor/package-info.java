/// Plans the checks that the services' settings and project files ask for, and reports what they find:
/// `slipway doctor`. Each kind of thing outside is looked at in a package of its own.
@NullMarked
package dev.slipway.cli.doctor;

import org.jspecify.annotations.NullMarked;
