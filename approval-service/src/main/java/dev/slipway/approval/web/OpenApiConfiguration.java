package dev.slipway.approval.web;

import dev.slipway.web.DescribedProblems;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.info.Info;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// The description of the whole API in `/v3/api-docs`.
@Configuration(proxyBeanMethods = false)
class OpenApiConfiguration {

  @Bean
  OpenAPI openApi() {
    return new OpenAPI()
        .info(
            new Info()
                .title("Slipway")
                .version("1")
                .description(
                    "Releases and projects as they stand. Nothing here changes a release: builds and"
                        + " clicks reach Slipway through the gateway."));
  }

  @Bean
  DescribedProblems describedProblems() {
    return new DescribedProblems();
  }
}
