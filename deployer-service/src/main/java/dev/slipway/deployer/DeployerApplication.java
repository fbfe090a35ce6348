package dev.slipway.deployer;

import dev.slipway.contract.Topics;
import dev.slipway.contract.approval.ApprovalEvent;
import dev.slipway.contract.deployer.DeployerEvent;
import dev.slipway.contract.gateway.GatewayEvent;
import dev.slipway.messaging.EventTypes;
import dev.slipway.messaging.ServiceIdentity;
import dev.slipway.messaging.startup.MessagingConfiguration;
import dev.slipway.web.HttpLimitsConfiguration;
import java.time.Clock;
import java.util.List;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;

/// The deployer service: one for each cluster.
@SpringBootApplication
@ConfigurationPropertiesScan
@Import({MessagingConfiguration.class, HttpLimitsConfiguration.class})
public class DeployerApplication {

  /// The application with its own configuration file, so that it can share a process with others.
  public static SpringApplicationBuilder application() {
    return new SpringApplicationBuilder(DeployerApplication.class)
        .properties("spring.config.name=deployer");
  }

  @Bean
  EventTypes eventTypes() {
    return EventTypes.of(GatewayEvent.class, ApprovalEvent.class, DeployerEvent.class);
  }

  @Bean
  ServiceIdentity serviceIdentity() {
    return new ServiceIdentity(
        "deployer-service", List.of(Topics.DEPLOYMENTS), List.of(Topics.DEPLOYMENT_RESULTS));
  }

  @Bean
  Clock clock() {
    return Clock.systemUTC();
  }

  static void main(String[] args) {
    application().run(args);
  }
}
