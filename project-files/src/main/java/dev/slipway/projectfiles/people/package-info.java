/// The people of `people.yaml`, and the groups that a project makes of them.
///
/// In: text, and group names of a document. Out: persons, and messages about unknown groups.
@NullMarked
package dev.slipway.projectfiles.people;

import org.jspecify.annotations.NullMarked;
