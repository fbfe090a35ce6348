package dev.slipway.web;

import org.apache.coyote.AbstractProtocol;
import org.apache.coyote.http11.AbstractHttp11Protocol;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.core.Ordered;

/// Bounds what a service's HTTP interface takes, and gives its refusals one form; for every service that has
/// one.
@Configuration(proxyBeanMethods = false)
@Import(ProblemsConfiguration.class)
@EnableConfigurationProperties(HttpLimits.class)
public class HttpLimitsConfiguration {

  private static final int BACKLOG = 100;
  private static final int HEADERS = 16 * 1024;

  @Bean
  FilterRegistrationBean<ReadableRequests> readableRequests() {
    return first(new FilterRegistrationBean<>(new ReadableRequests()), 0);
  }

  @Bean
  FilterRegistrationBean<BoundedBodies> boundedBodies(HttpLimits limits) {
    return first(new FilterRegistrationBean<>(new BoundedBodies(limits)), 1);
  }

  private static <T extends jakarta.servlet.Filter> FilterRegistrationBean<T> first(
      FilterRegistrationBean<T> filter, int after) {
    filter.setOrder(Ordered.HIGHEST_PRECEDENCE + after);
    return filter;
  }

  @Bean
  WebServerFactoryCustomizer<TomcatServletWebServerFactory> boundedConnections(HttpLimits limits) {
    return factory -> {
      factory.addEngineValves(new LateBodies());
      factory.addConnectorCustomizers(connector -> {
        connector.setMaxParameterCount(ParameterLimit.MOST);
        if (connector.getProtocolHandler() instanceof AbstractProtocol<?> protocol) {
          int silence = Math.toIntExact(limits.silence().toMillis());
          protocol.setMaxConnections(limits.connections());
          protocol.setAcceptCount(BACKLOG);
          protocol.setConnectionTimeout(silence);
          protocol.setKeepAliveTimeout(silence);
        }
        if (connector.getProtocolHandler() instanceof AbstractHttp11Protocol<?> http) {
          http.setMaxHttpHeaderSize(HEADERS);
          http.setConnectionUploadTimeout(Math.toIntExact(limits.silence().toMillis()));
        }
      });
    };
  }
}
