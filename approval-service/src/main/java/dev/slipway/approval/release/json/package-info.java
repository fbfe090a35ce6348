/// The JSON of the core's types in the database, and the definitions that it refers to by their hash. What
/// earlier versions wrote stays readable.
@NullMarked
package dev.slipway.approval.release.json;

import org.jspecify.annotations.NullMarked;
