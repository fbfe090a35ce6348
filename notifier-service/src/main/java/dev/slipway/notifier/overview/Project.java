package dev.slipway.notifier.overview;

/// A project that has had a release.
///
/// @param name for people
public record Project(String key, String name) {}
