package dev.slipway.sandbox.slack;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// The methods that show modals.
@Configuration(proxyBeanMethods = false)
class ViewMethods {

  @Bean
  Method openView(Views views) {
    return new Method("views.open", views::open);
  }
}
