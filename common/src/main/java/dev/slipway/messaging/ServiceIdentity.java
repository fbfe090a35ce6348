package dev.slipway.messaging;

import java.util.List;

/// Which service this is.
///
/// @param name its consumer group and the middle of its dead-letter topics, for example
///     `approval-service`
/// @param consumes the topics it reads
public record ServiceIdentity(String name, List<String> consumes) {

  /// The CloudEvents source of what it publishes.
  public String source() {
    return "/slipway/" + name;
  }
}
