/// A workload, its ports, probes and route: read from a document that the schema allows, and its rules.
///
/// In: JSON of one workload. Out: a workload of the contract, and problems.
@NullMarked
package dev.slipway.projectfiles.workload;

import org.jspecify.annotations.NullMarked;
