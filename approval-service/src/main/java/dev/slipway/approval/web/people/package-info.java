/// People as the API shows them.
@NullMarked
package dev.slipway.approval.web.people;

import org.jspecify.annotations.NullMarked;
