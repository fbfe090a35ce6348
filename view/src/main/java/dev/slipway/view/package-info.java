/// The cards of a release: the channel's summary, a person's gate, a deployment, and the tone of each. Snapshots
/// and events of the contract come in, cards go out; nothing here knows a platform, a database or a clock.
/// The words are in a package for each subject.
@NullMarked
package dev.slipway.view;

import org.jspecify.annotations.NullMarked;
