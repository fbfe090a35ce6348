package dev.slipway.notifier.slack;

import com.slack.api.Slack;
import com.slack.api.SlackConfig;
import com.slack.api.methods.MethodsClient;
import com.slack.api.methods.MethodsConfig;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// Slack's client. Its own statistics are off: the limits are shared by replicas and kept in rows.
@Configuration(proxyBeanMethods = false)
class SlackConfiguration {

  @Bean(destroyMethod = "close")
  Slack slack(SlackProperties properties) {
    MethodsConfig methods = new MethodsConfig();
    methods.setStatsEnabled(false);
    SlackConfig config = new SlackConfig();
    config.setMethodsConfig(methods);
    config.setMethodsEndpointUrlPrefix(properties.apiUrl().toString());
    config.setStatsEnabled(false);
    int timeout = Math.toIntExact(properties.timeout().toMillis());
    config.setHttpClientCallTimeoutMillis(timeout);
    config.setHttpClientReadTimeoutMillis(timeout);
    config.setHttpClientWriteTimeoutMillis(timeout);
    return Slack.getInstance(config);
  }

  @Bean
  MethodsClient slackMethods(Slack slack, SlackProperties properties) {
    return slack.methods(properties.token());
  }
}
