/// The parts that every endpoint shares: raw bodies with a limit, signatures, problem details.
@NullMarked
package dev.slipway.gateway.web;

import org.jspecify.annotations.NullMarked;
