package dev.slipway.notifier;

import dev.slipway.contract.Topics;
import dev.slipway.contract.approval.ApprovalEvent;
import dev.slipway.contract.deployer.DeployerEvent;
import dev.slipway.contract.gateway.GatewayEvent;
import dev.slipway.database.DatabaseConfiguration;
import dev.slipway.messaging.EventTypes;
import dev.slipway.messaging.ServiceIdentity;
import dev.slipway.messaging.startup.MessagingConfiguration;
import dev.slipway.web.HttpLimitsConfiguration;
import java.util.List;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.scheduling.annotation.EnableScheduling;

/// The notifier: shows releases in chat.
@SpringBootApplication(proxyBeanMethods = false)
@Import({MessagingConfiguration.class, DatabaseConfiguration.class, HttpLimitsConfiguration.class})
@ConfigurationPropertiesScan
@EnableScheduling
public class NotifierApplication {

  /// The application with its own configuration file, so that it can share a process with others.
  public static SpringApplicationBuilder application() {
    return new SpringApplicationBuilder(NotifierApplication.class)
        .properties("spring.config.name=notifier");
  }

  static void main(String[] args) {
    application().run(args);
  }

  @Bean
  EventTypes eventTypes() {
    return EventTypes.of(GatewayEvent.class, ApprovalEvent.class, DeployerEvent.class);
  }

  @Bean
  ServiceIdentity serviceIdentity() {
    return new ServiceIdentity(
        "notifier-service", List.of(Topics.RELEASES, Topics.QUESTIONS), List.of());
  }
}
