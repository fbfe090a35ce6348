package dev.slipway.approval;

import dev.slipway.contract.Topics;
import dev.slipway.contract.approval.ApprovalEvent;
import dev.slipway.contract.deployer.DeployerEvent;
import dev.slipway.contract.gateway.GatewayEvent;
import dev.slipway.database.DatabaseConfiguration;
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

/// The approval service.
@SpringBootApplication
@ConfigurationPropertiesScan
@Import({MessagingConfiguration.class, DatabaseConfiguration.class, HttpLimitsConfiguration.class})
public class ApprovalApplication {

  /// The application with its own configuration file, so that it can share a process with others.
  public static SpringApplicationBuilder application() {
    return new SpringApplicationBuilder(ApprovalApplication.class)
        .properties("spring.config.name=approval");
  }

  @Bean
  EventTypes eventTypes() {
    return EventTypes.of(GatewayEvent.class, ApprovalEvent.class, DeployerEvent.class);
  }

  @Bean
  ServiceIdentity serviceIdentity() {
    return new ServiceIdentity(
        "approval-service",
        List.of(
            Topics.PROJECTS,
            Topics.BUILDS,
            Topics.INTERACTIONS,
            Topics.TIMERS,
            Topics.DEPLOYMENT_RESULTS),
        List.of(Topics.RELEASES, Topics.DEPLOYMENTS, Topics.TIMERS, Topics.INTERACTIONS));
  }

  @Bean
  Clock clock() {
    return Clock.systemUTC();
  }

  static void main(String[] args) {
    application().run(args);
  }
}
