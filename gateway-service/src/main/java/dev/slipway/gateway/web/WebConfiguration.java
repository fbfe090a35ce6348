package dev.slipway.gateway.web;

import dev.slipway.web.DescribedProblems;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.info.Info;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// The description of the gateway's HTTP interface.
@Configuration(proxyBeanMethods = false)
class WebConfiguration {

  @Bean
  OpenAPI description() {
    return new OpenAPI()
        .info(
            new Info()
                .title("Slipway: the gateway")
                .version("1")
                .description(
                    "Takes builds and clicks. A 2xx says that the event is durable; after a 503"
                        + " nothing was taken, and the caller sends it again."));
  }

  @Bean
  DescribedProblems describedProblems() {
    return new DescribedProblems();
  }
}
