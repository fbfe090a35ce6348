/// YAML text as values that remember where they were written, through merges, and the problems that
/// point there.
///
/// In: text. Out: [Value]s within a [DocumentBudget], or a [BrokenFileException]. Everything that judges
/// files stands on it; it knows none of their subjects.
@NullMarked
package dev.slipway.projectfiles.document;

import org.jspecify.annotations.NullMarked;
