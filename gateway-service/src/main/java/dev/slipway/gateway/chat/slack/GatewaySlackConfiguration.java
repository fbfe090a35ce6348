package dev.slipway.gateway.chat.slack;

import com.slack.api.Slack;
import com.slack.api.SlackConfig;
import com.slack.api.methods.MethodsClient;
import com.slack.api.methods.MethodsConfig;
import com.slack.api.util.http.SlackHttpClient;
import okhttp3.OkHttpClient;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// Slack's client, for what must happen within a click's three seconds. Nothing is repeated: a dialog
/// opens once or not at all.
@Configuration(proxyBeanMethods = false)
class GatewaySlackConfiguration {

  @Bean(destroyMethod = "close")
  Slack slack(GatewaySlackProperties properties) {
    MethodsConfig methods = new MethodsConfig();
    methods.setStatsEnabled(false);
    SlackConfig config = new SlackConfig();
    config.setMethodsConfig(methods);
    config.setMethodsEndpointUrlPrefix(properties.apiUrl().toString());
    config.setStatsEnabled(false);
    config.setHttpClientCallTimeoutMillis(Math.toIntExact(properties.timeout().toMillis()));
    OkHttpClient http =
        SlackHttpClient.buildOkHttpClient(config)
            .newBuilder()
            .retryOnConnectionFailure(false)
            // A redirected POST becomes a GET of somebody else's page.
            .followRedirects(false)
            .followSslRedirects(false)
            .build();
    return Slack.getInstance(config, new SlackHttpClient(http));
  }

  @Bean
  MethodsClient slackMethods(Slack slack, GatewaySlackProperties properties) {
    return slack.methods(properties.token());
  }
}
