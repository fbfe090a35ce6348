/// GitHub's part of a project file. In: the part `github`. Out: the definition with it, and problems.
@NullMarked
package dev.slipway.projectfiles.source.github;

import org.jspecify.annotations.NullMarked;
