/// The parts of a project file that belong to sources of builds, one for each source: its key, its fragment of the
/// schema, its reader and its rules.
///
/// In: a document. Out: the definition with the settings of its sources, and problems. A further source is a package
/// below this one with a [SourcePart] and its fragment, and a line in `META-INF/services`; neither the definition nor
/// anything else grows for it.
@NullMarked
package dev.slipway.projectfiles.source;

import org.jspecify.annotations.NullMarked;
