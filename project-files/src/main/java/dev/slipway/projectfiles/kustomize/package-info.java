/// Kustomize as far as it is a function of the files: a folder with a `kustomization.yaml` becomes objects.
///
/// In: the project folder and a path in it. Out: objects with the places where they were written. [Kustomize] is
/// the one type that others see.
@NullMarked
package dev.slipway.projectfiles.kustomize;

import org.jspecify.annotations.NullMarked;
