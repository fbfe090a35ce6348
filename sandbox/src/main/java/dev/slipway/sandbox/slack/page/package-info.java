/// The page for people, and the interface behind it by which tests and curl act as people of the workspace.
@NullMarked
package dev.slipway.sandbox.slack.page;

import org.jspecify.annotations.NullMarked;
