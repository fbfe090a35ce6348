/// People as events carry them: who may decide, who acted, who had a part in a build, and votes in
/// somebody else's hands.
///
/// The rest of the contract names people by it; it knows nothing of what they do.
@NullMarked
package dev.slipway.contract.people;

import org.jspecify.annotations.NullMarked;
