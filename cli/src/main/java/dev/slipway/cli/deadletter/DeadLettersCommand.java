package dev.slipway.cli.deadletter;

import picocli.CommandLine.Command;

/// The commands about dead letters.
@Command(
    name = "dead-letters",
    description = {
      "See, send again or give up what could not be processed.",
      "A dead letter is a record that a service put aside for good. It is named by where it lies:",
      "TOPIC/PARTITION/OFFSET."
    },
    mixinStandardHelpOptions = true,
    subcommands = {ListCommand.class, ShowCommand.class, RetryCommand.class, DiscardCommand.class})
public final class DeadLettersCommand {}
