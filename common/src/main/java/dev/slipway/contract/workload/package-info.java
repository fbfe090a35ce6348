/// The workload of a project: its container, variables, probes and route.
///
/// A part of a project's definition, and all that the deployer needs to know of it.
@NullMarked
package dev.slipway.contract.workload;

import org.jspecify.annotations.NullMarked;
