/// The published JSON Schema of a project's file, and its findings in words that lead to the fix.
///
/// In: a document. Out: problems.
@NullMarked
package dev.slipway.projectfiles.schema;

import org.jspecify.annotations.NullMarked;
