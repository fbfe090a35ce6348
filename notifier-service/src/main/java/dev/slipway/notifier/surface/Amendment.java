package dev.slipway.notifier.surface;

/// What messages say from now on that may have been posted or not. None is posted for it.
///
/// @param keys what the keys of the release's messages meant begin with
public record Amendment(String keys, Card card) {}
