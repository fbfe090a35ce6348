package dev.slipway.bench;

/// One line of the table.
///
/// @param required what has to be reached, empty where nothing is asked
/// @param ceiling what the machine does at most of the same kind, measured in the same run
/// @param reached true as well where nothing is asked
public record Figure(
    String what, String required, String measured, String ceiling, boolean reached) {}
