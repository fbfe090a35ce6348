/// Reads, applies and deletes objects by the Kubernetes API: implements the ports of `cluster` and `removal`,
/// and turns the answers of an API server into what is waited for and what is refused.
@NullMarked
package dev.slipway.deployer.kubernetes;

import org.jspecify.annotations.NullMarked;
