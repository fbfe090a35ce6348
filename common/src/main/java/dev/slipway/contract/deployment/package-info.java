/// Facts about a deployment, in words for people: why it failed, how it was changed since, its share of
/// the requests, what it rolled back to, and the removal of what it deployed.
///
/// The deployer says it, the approval service keeps it, the notifier shows it.
@NullMarked
package dev.slipway.contract.deployment;

import org.jspecify.annotations.NullMarked;
