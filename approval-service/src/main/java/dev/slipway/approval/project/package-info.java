/// The definitions in force, for people to look at. Decisions read nothing of them but who is still in a group
/// (ADR 30).
@NullMarked
package dev.slipway.approval.project;

import org.jspecify.annotations.NullMarked;
