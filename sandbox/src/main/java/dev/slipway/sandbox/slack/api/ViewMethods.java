package dev.slipway.sandbox.slack.api;

import dev.slipway.sandbox.slack.content.Views;
import dev.slipway.sandbox.slack.workspace.Directory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// The methods that show modals and home pages.
@Configuration(proxyBeanMethods = false)
class ViewMethods {

  @Bean
  Method openView(Views views) {
    return new Method("views.open", views::open);
  }

  @Bean
  Method publishView(Views views, Directory directory) {
    return new Method(
        "views.publish",
        arguments ->
            views.publish(directory.requirePerson(arguments.required("user_id")).id(), arguments));
  }
}
