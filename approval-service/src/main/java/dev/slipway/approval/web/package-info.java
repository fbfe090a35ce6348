/// The HTTP API: releases, projects and environments to read, rollbacks and operators' commands.
@NullMarked
package dev.slipway.approval.web;

import org.jspecify.annotations.NullMarked;
