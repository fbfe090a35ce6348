/// The sources of builds: what CI systems and Git hosts report becomes events.
///
/// In: builds and branches that are gone, as a source below understood them, with the proof that they come
/// from the project's CI. Out: `BuildCompleted` and `TargetRemoved` on the topic of builds. A source is a
/// package below this one; none knows another.
@NullMarked
package dev.slipway.gateway.source;

import org.jspecify.annotations.NullMarked;
