package dev.slipway.notifier.platform;

/// A chat platform that this version can serve, whether or not this installation does.
///
/// @param name before the colon of a destination
/// @param setting the sentence that tells an operator how to have it served
public record PlatformSetting(String name, String setting) {}
