/// Operators' commands over HTTP, and the proof that a request is an operator's. A command becomes an input
/// through Kafka; nothing here changes a release.
@NullMarked
package dev.slipway.approval.web.operator;

import org.jspecify.annotations.NullMarked;
