/// The parts that every endpoint shares: raw bodies with a limit, the secrets that projects name, problem details.
@NullMarked
package dev.slipway.gateway.web;

import org.jspecify.annotations.NullMarked;
