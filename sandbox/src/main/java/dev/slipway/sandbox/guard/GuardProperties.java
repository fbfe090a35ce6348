package dev.slipway.sandbox.guard;

import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// Names of the sandbox.
///
/// @param hosts names that the sandbox and its cluster answer to beside `localhost` and IP addresses, so
///     that no other name can be pointed at them; in a container, the container's
/// @param ownUser whether programs of the machine's other users are refused by the cluster, as `slipway up`
///     does everywhere
@ConfigurationProperties("slipway.sandbox")
record GuardProperties(@DefaultValue List<String> hosts, @DefaultValue("false") boolean ownUser) {}
