package dev.slipway.gateway.web;

import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.ObjectSchema;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.responses.ApiResponses;
import org.apache.catalina.core.StandardHost;
import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// Refusals in one form, and their description.
@Configuration(proxyBeanMethods = false)
class WebConfiguration {

  private static final String PROBLEM = "#/components/schemas/Problem";

  @Bean
  WebServerFactoryCustomizer<TomcatServletWebServerFactory> problemsForTomcat() {
    return factory ->
        factory.addContextCustomizers(context -> {
          if (context.getParent() instanceof StandardHost host) {
            host.setErrorReportValveClass(ProblemReportValve.class.getName());
          }
        });
  }

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

  /// Every refusal is a problem detail.
  @Bean
  OpenApiCustomizer describedProblems() {
    return api -> {
      api.getComponents().addSchemas("Problem", problem());
      api.getPaths().values().stream()
          .flatMap(path -> path.readOperations().stream())
          .forEach(operation -> describe(operation.getResponses()));
    };
  }

  private static void describe(ApiResponses responses) {
    responses.forEach((status, response) -> {
      if (status.startsWith("4") || status.startsWith("5")) {
        response.setContent(
            new Content()
                .addMediaType(
                    org.springframework.http.MediaType.APPLICATION_PROBLEM_JSON_VALUE,
                    new MediaType().schema(new Schema<>().$ref(PROBLEM))));
      }
    });
  }

  private static Schema<?> problem() {
    return new ObjectSchema()
        .description("RFC 9457")
        .addProperty("type", new StringSchema().description("What kind of problem it is, a URI"))
        .addProperty("title", new StringSchema())
        .addProperty("status", new io.swagger.v3.oas.models.media.IntegerSchema())
        .addProperty("detail", new StringSchema().description("What to do"))
        .addProperty("instance", new StringSchema());
  }
}
