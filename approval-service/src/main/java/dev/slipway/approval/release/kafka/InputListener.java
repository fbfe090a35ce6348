package dev.slipway.approval.release.kafka;

import dev.slipway.approval.release.ReleaseHandler;
import dev.slipway.contract.Topics;
import dev.slipway.messaging.ServiceIdentity;
import dev.slipway.messaging.consumer.ConsumerConfiguration;
import dev.slipway.messaging.consumer.EventBatches;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.kafka.config.ConcurrentKafkaListenerContainerFactory;
import org.springframework.kafka.listener.BatchMessageListener;
import org.springframework.kafka.listener.ConcurrentMessageListenerContainer;

/// Reads all topics that can change a release in one consumer group, so that one thread sees
/// everything about a project.
@Configuration(proxyBeanMethods = false)
class InputListener {

  @Bean
  ConcurrentMessageListenerContainer<String, byte[]> releaseInputs(
      @Qualifier(ConsumerConfiguration.LISTENERS)
          ConcurrentKafkaListenerContainerFactory<String, byte[]> listeners,
      ListenerProperties properties,
      ServiceIdentity service,
      BatchMessageListener<String, byte[]> releaseBatches) {
    ConcurrentMessageListenerContainer<String, byte[]> container =
        listeners.createContainer(
            Topics.BUILDS, Topics.INTERACTIONS, Topics.TIMERS, Topics.DEPLOYMENT_RESULTS);
    container.setConcurrency(properties.concurrency());
    container.getContainerProperties().setGroupId(service.name());
    container.setupMessageListener(releaseBatches);
    return container;
  }

  @Bean
  BatchMessageListener<String, byte[]> releaseBatches(
      EventBatches batches, ReleaseHandler handler) {
    return records -> batches.process(records, handler::handle);
  }
}
