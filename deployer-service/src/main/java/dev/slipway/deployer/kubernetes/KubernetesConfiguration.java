package dev.slipway.deployer.kubernetes;

import dev.slipway.deployer.DeployerProperties;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.ConfigBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import java.nio.file.Files;
import java.nio.file.Path;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// The client, from the configuration.
@Configuration(proxyBeanMethods = false)
class KubernetesConfiguration {

  private static final int TIMEOUT_MILLIS = 10_000;

  @Bean
  KubernetesClient kubernetesClient(DeployerProperties properties) {
    Config config =
        new ConfigBuilder(config(properties.kubernetes()))
            // Failures are tried again by who called, for as long as they last.
            .withRequestRetryBackoffLimit(0)
            .withRequestTimeout(TIMEOUT_MILLIS)
            .withConnectionTimeout(TIMEOUT_MILLIS)
            .build();
    return new KubernetesClientBuilder().withConfig(config).build();
  }

  private static Config config(DeployerProperties.Kubernetes kubernetes) {
    Path kubeconfig = kubernetes.kubeconfig();
    if (kubernetes.apiUrl() != null) {
      Config config = Config.empty();
      config.setMasterUrl(kubernetes.apiUrl());
      return config;
    }
    if (kubeconfig == null) {
      return Config.autoConfigure(null);
    }
    if (!Files.isReadable(kubeconfig)) {
      throw new IllegalStateException(
          "slipway.deployer.kubernetes.kubeconfig: cannot read " + kubeconfig);
    }
    return Config.fromKubeconfig(kubeconfig.toFile());
  }
}
