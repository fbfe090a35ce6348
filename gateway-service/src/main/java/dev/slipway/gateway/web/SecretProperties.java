package dev.slipway.gateway.web;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// The sources of the secrets that projects name.
///
/// @param anyVariable whether a project may name any environment variable of the gateway, and not only those
///     that begin with SLIPWAY_SECRET_; whoever writes a project's file can then prove whether they know the
///     value of any of them
@ConfigurationProperties("slipway.secrets")
public record SecretProperties(@DefaultValue("false") boolean anyVariable) {}
