package dev.slipway.notifier.overview;

/// A choice that somebody made.
///
/// @param target the branch's or tag's name
/// @param label the button's text
public record Chosen(String release, String gate, String target, String label) {}
