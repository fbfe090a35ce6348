/// Ephemeral notices and home pages, which one person alone sees, each with its rows and its worker.
@NullMarked
package dev.slipway.notifier.delivery.person;

import org.jspecify.annotations.NullMarked;
