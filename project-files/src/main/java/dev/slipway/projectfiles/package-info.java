/// The judgement of project files: a folder becomes the definitions that can be used and the problems of the others.
///
/// In: a folder and the operator's limits. Out: definitions, and problems with their places. Nothing here
/// publishes, and nothing knows a service: the command line judges files with it too. The packages below
/// read one subject each, from values upwards: `document`, `folder`, `people`, `source` and `schema`, then
/// `kustomize`, `manifest` and `workload`, then `environment`, then `pipeline`.
@NullMarked
package dev.slipway.projectfiles;

import org.jspecify.annotations.NullMarked;
