/// The sources of builds: what CI systems and Git hosts report becomes events.
///
/// ```
/// request → Source.read → Claim → DeliveryAuthority → Claim.facts → Intake → BuildTopic
///           names projects        proves it           Built, TargetGone, Ignored
/// ```
///
/// In: requests to `/webhooks/{source}` and to the paths of a source's own. Out: `BuildCompleted` and `TargetRemoved`
/// on the topic of builds. A source is a package below this one with one [Source]; none knows another, and none
/// publishes: a claim becomes facts only for the projects whose secret proves it.
@NullMarked
package dev.slipway.gateway.source;

import org.jspecify.annotations.NullMarked;
