package dev.slipway.cli.kafka;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;

/// Writes and waits until every in-sync replica has it.
public final class Writer implements AutoCloseable {

  private static final int CHUNK = 1_000;

  private final KafkaProducer<byte[], byte[]> producer;
  private final Broker broker;
  private final List<Future<?>> pending = new ArrayList<>();

  Writer(KafkaProducer<byte[], byte[]> producer, Broker broker) {
    this.producer = producer;
    this.broker = broker;
  }

  /// Sends; what it returned before is acknowledged after [#flush()]. Each partition keeps its order.
  public void send(ProducerRecord<byte[], byte[]> record) {
    try {
      pending.add(producer.send(record));
    } catch (KafkaException e) {
      throw broker.failure(e);
    }
    if (pending.size() >= CHUNK) {
      flush();
    }
  }

  /// Returns once everything is acknowledged.
  ///
  /// @throws dev.slipway.cli.output.CommandFailedException where something is not
  public void flush() {
    try {
      producer.flush();
      for (Future<?> each : pending) {
        each.get();
      }
      pending.clear();
    } catch (ExecutionException e) {
      throw broker.failure(e.getCause());
    } catch (InterruptedException | KafkaException e) {
      throw broker.failure(e);
    }
  }

  @Override
  public void close() {
    producer.close(Duration.ofSeconds(5));
  }
}
