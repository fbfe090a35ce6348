/// A project's own Kubernetes objects: files and kustomizations become objects in the document, and the
/// rules for them.
///
/// In: a document with whole workloads. Out: the same with each object in its place, and problems.
@NullMarked
package dev.slipway.projectfiles.manifest;

import org.jspecify.annotations.NullMarked;
