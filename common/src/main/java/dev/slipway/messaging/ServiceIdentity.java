package dev.slipway.messaging;

import java.util.List;

/// A service's name and its topics, which are its rights on Kafka too: `docs/reference/kafka-rights.md`
/// and the manifests in `k8s/kafka` are made of them.
///
/// @param name its consumer group and the middle of its dead-letter topics, for example
///     `approval-service`
/// @param consumes the topics it reads
/// @param produces the topics it writes, beside the dead-letter topics of those it reads
public record ServiceIdentity(String name, List<String> consumes, List<String> produces) {

  /// The CloudEvents source of what it publishes.
  public String source() {
    return "/slipway/" + name;
  }
}
