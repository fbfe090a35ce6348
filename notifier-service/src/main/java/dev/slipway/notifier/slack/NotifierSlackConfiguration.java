package dev.slipway.notifier.slack;

import com.slack.api.Slack;
import com.slack.api.SlackConfig;
import com.slack.api.methods.MethodsClient;
import com.slack.api.methods.MethodsConfig;
import com.slack.api.util.http.SlackHttpClient;
import dev.slipway.notifier.platform.PlatformSetting;
import okhttp3.OkHttpClient;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// Slack's client. Its own statistics are off: the limits are shared by replicas and kept in rows.
@Configuration(proxyBeanMethods = false)
class NotifierSlackConfiguration {

  @Bean
  PlatformSetting slackSetting() {
    return new PlatformSetting(
        SlackChat.NAME,
        "Set SLACK_BOT_TOKEN (slipway.notifier.slack.token) to the token of Slack's bot.");
  }

  @Bean(destroyMethod = "close")
  @WithSlack
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
    OkHttpClient http =
        SlackHttpClient.buildOkHttpClient(config)
            .newBuilder()
            .addInterceptor(new SentOnce())
            .addInterceptor(new JsonAnswers(properties.apiUrl().toString()))
            // A redirected POST becomes a GET of somebody else's page.
            .followRedirects(false)
            .followSslRedirects(false)
            .build();
    return Slack.getInstance(config, new SlackHttpClient(http));
  }

  @Bean
  @WithSlack
  MethodsClient slackMethods(Slack slack, SlackProperties properties) {
    return slack.methods(properties.token());
  }
}
