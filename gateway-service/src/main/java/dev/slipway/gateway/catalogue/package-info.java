/// The projects in force: published from the folder to the topic `slipway.projects`, and read back by
/// every replica.
///
/// In: what `project-files` judged, the topic, and accounts that a chat platform knows. Out: definitions by
/// project, events, and the health of both.
@NullMarked
package dev.slipway.gateway.catalogue;

import org.jspecify.annotations.NullMarked;
