package dev.slipway.cli.deadletter;

import picocli.CommandLine.Command;

/// What can be done about dead letters.
@Command(
    name = "dead-letters",
    description = {
      "Look at the records that no service could process, send them again, or give them up.",
      "A dead letter is named by where it lies: TOPIC/PARTITION/OFFSET."
    },
    mixinStandardHelpOptions = true,
    subcommands = {ListCommand.class, ShowCommand.class, RetryCommand.class, DiscardCommand.class})
public final class DeadLettersCommand {}
