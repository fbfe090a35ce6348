package dev.slipway.notifier.surface;

import org.jspecify.annotations.Nullable;

/// One message that should exist, for ever the same one, whatever it shows.
///
/// @param key stable and unique in its release, for example `summary@channel`
/// @param threadOf the key of the surface this is a reply to
public record Surface(String key, Destination destination, @Nullable String threadOf, Card card) {}
