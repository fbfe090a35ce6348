package dev.slipway.sandbox;

import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;

/// The sandbox: for trying and for tests, never part of a production installation.
@SpringBootApplication
@ConfigurationPropertiesScan
public class SandboxApplication {

  /// The bot token that the stand-in Slack takes unless configured otherwise. It is no secret.
  public static final String TOKEN = "xoxb-sandbox";

  /// Signs the interactions that the stand-in Slack sends. It is no secret.
  public static final String SIGNING_SECRET = "sandbox-signing-secret";

  /// The application with its own configuration file, so that it can share a process with others.
  public static SpringApplicationBuilder application() {
    return new SpringApplicationBuilder(SandboxApplication.class)
        .properties("spring.config.name=sandbox");
  }

  static void main(String[] args) {
    application().run(args);
  }
}
