/// The project folder as text, read in one go and within bounds, and files laid over their bases.
///
/// In: a path. Out: a [Folder], and whole documents.
@NullMarked
package dev.slipway.projectfiles.folder;

import org.jspecify.annotations.NullMarked;
