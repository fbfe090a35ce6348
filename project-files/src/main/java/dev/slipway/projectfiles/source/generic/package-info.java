/// The part of a project file for builds that any CI posts. In: the part `builds`. Out: the definition with it.
@NullMarked
package dev.slipway.projectfiles.source.generic;

import org.jspecify.annotations.NullMarked;
