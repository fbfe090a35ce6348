/// Commands about projects and their files.
@NullMarked
package dev.slipway.cli.project;

import org.jspecify.annotations.NullMarked;
