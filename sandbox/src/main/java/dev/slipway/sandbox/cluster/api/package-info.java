/// The Kubernetes API of the simulated cluster over HTTP: requests, discovery, tables, watches, and the troubles that it is
/// asked to have. Reads and writes objects in the store.
@NullMarked
package dev.slipway.sandbox.cluster.api;

import org.jspecify.annotations.NullMarked;
