package dev.slipway.sandbox.guard;

import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;

/// Guards the sandbox's page, its Slack and its cluster.
@Configuration(proxyBeanMethods = false)
class GuardConfiguration {

  @Bean
  RequestGuard requestGuard(GuardProperties properties) {
    return new RequestGuard(properties.hosts(), true);
  }

  @Bean
  LoopbackPeers loopbackPeers(GuardProperties properties) {
    return properties.ownUser() ? LoopbackPeers.ofThisMachine() : LoopbackPeers.none();
  }

  /// The Slack methods can be called by GET, so that a link to one could write.
  @Bean
  FilterRegistrationBean<GuardFilter> guardFilter(RequestGuard guard) {
    FilterRegistrationBean<GuardFilter> filter =
        new FilterRegistrationBean<>(
            new GuardFilter(guard, request -> !request.getRequestURI().startsWith("/api/")));
    filter.setOrder(Ordered.HIGHEST_PRECEDENCE);
    return filter;
  }
}
