/// The content that an app sends, and the checks of it: arguments, blocks, views, and what ties an answer to a click.
@NullMarked
package dev.slipway.sandbox.slack.content;

import org.jspecify.annotations.NullMarked;
