/// The definitions in force, for people to look at; no decision reads them.
@NullMarked
package dev.slipway.approval.project;

import org.jspecify.annotations.NullMarked;
