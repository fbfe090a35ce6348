/// An upgrade in place: data that an earlier version wrote, and today's version started on it.
///
/// The data lies in `src/test/resources/upgrade`: the rows of both databases, the records of all topics with
/// the groups' places, the sandbox's chat and cluster, and the answers that the earlier version's API gave.
@NullMarked
package dev.slipway.e2e.upgrade;

import org.jspecify.annotations.NullMarked;
