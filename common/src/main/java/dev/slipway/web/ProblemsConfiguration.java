package dev.slipway.web;

import org.apache.catalina.core.StandardHost;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// Problem details in the place of the pages with which Spring and Tomcat answer what no controller takes.
@Configuration(proxyBeanMethods = false)
class ProblemsConfiguration {

  @Bean
  ErrorPage errorPage() {
    return new ErrorPage();
  }

  @Bean
  WebServerFactoryCustomizer<TomcatServletWebServerFactory> problemsForTomcat() {
    return factory ->
        factory.addContextCustomizers(context -> {
          if (context.getParent() instanceof StandardHost host) {
            host.setErrorReportValveClass(ProblemReportValve.class.getName());
          }
        });
  }
}
