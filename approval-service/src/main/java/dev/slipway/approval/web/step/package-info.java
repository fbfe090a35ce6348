/// Steps of a release as the API shows them: deployments, gates with their votes, and what went wrong.
@NullMarked
package dev.slipway.approval.web.step;

import org.jspecify.annotations.NullMarked;
