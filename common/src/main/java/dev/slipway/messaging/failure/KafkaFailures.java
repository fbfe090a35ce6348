package dev.slipway.messaging.failure;

import java.util.Optional;
import org.apache.kafka.common.InvalidRecordException;
import org.apache.kafka.common.errors.ApiException;
import org.apache.kafka.common.errors.AuthenticationException;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.InvalidConfigurationException;
import org.apache.kafka.common.errors.InvalidTimestampException;
import org.apache.kafka.common.errors.InvalidTopicException;
import org.apache.kafka.common.errors.PolicyViolationException;
import org.apache.kafka.common.errors.RecordBatchTooLargeException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.RetriableException;
import org.apache.kafka.common.errors.SerializationException;

/// Kafka's failures by class. A right or a topic that is missing is an outage: it concerns the records of all
/// projects, and nobody wants them put aside until an operator has mended it.
final class KafkaFailures {

  private KafkaFailures() {}

  /// Empty for what is not Kafka's.
  static Optional<FailureClass> of(Throwable t) {
    return switch (t) {
      case RecordTooLargeException _,
          RecordBatchTooLargeException _,
          InvalidRecordException _,
          InvalidTimestampException _,
          SerializationException _ ->
          Optional.of(FailureClass.RECORD);
      case RetriableException _,
          AuthorizationException _,
          AuthenticationException _,
          InvalidTopicException _,
          InvalidConfigurationException _,
          PolicyViolationException _ ->
          Optional.of(FailureClass.OUTAGE);
      case ApiException _ -> Optional.of(FailureClass.DOUBTFUL);
      default -> Optional.empty();
    };
  }
}
