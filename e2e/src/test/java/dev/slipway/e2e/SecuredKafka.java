package dev.slipway.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.embedded.EmbeddedKafka;
import dev.slipway.testing.Infrastructure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.yaml.snakeyaml.Yaml;

/// A broker that takes TLS and passwords alone, and lets nobody do what no right allows.
final class SecuredKafka implements Infrastructure.Broker {

  private static final String ADMIN_PASSWORD = "password-of-admin";
  private static final String STORE_PASSWORD = "password-of-the-store";

  private final Path folder;
  private final EmbeddedKafka kafka;

  SecuredKafka(Path folder) throws Exception {
    this.folder = folder;
    makeCertificate();
    kafka =
        EmbeddedKafka.startSecured(
            folder.resolve("kafka"), 0, settings(), Map.of("admin", ADMIN_PASSWORD));
  }

  /// As the page says; the listener keeps its name, and the broker is an administrator to itself.
  private Map<String, String> settings() {
    Map<String, String> settings = new HashMap<>();
    settings.put(
        "authorizer.class.name", "org.apache.kafka.metadata.authorizer.StandardAuthorizer");
    settings.put("allow.everyone.if.no.acl.found", "false");
    settings.put("super.users", "User:admin;User:ANONYMOUS");
    settings.put("sasl.enabled.mechanisms", "SCRAM-SHA-512");
    settings.put("sasl.mechanism.inter.broker.protocol", "SCRAM-SHA-512");
    settings.put("listener.security.protocol.map", "CONTROLLER:PLAINTEXT,CLIENT:SASL_SSL");
    settings.put(
        "listener.name.client.scram-sha-512.sasl.jaas.config", jaas("admin", ADMIN_PASSWORD));
    settings.put("ssl.keystore.location", folder.resolve("broker.p12").toString());
    settings.put("ssl.keystore.password", STORE_PASSWORD);
    settings.put("ssl.keystore.type", "PKCS12");
    settings.put("ssl.truststore.location", certificate().toString());
    settings.put("ssl.truststore.type", "PEM");
    return settings;
  }

  private void makeCertificate() throws Exception {
    String store = folder.resolve("broker.p12").toString();
    keytool(
        "-genkeypair",
        "-alias",
        "broker",
        "-keyalg",
        "EC",
        "-dname",
        "CN=localhost",
        "-ext",
        "san=dns:localhost,ip:127.0.0.1",
        "-ext",
        "bc:c",
        "-keystore",
        store,
        "-storetype",
        "PKCS12",
        "-storepass",
        STORE_PASSWORD);
    keytool(
        "-exportcert",
        "-rfc",
        "-alias",
        "broker",
        "-file",
        certificate().toString(),
        "-keystore",
        store,
        "-storepass",
        STORE_PASSWORD);
  }

  private static void keytool(String... arguments) throws Exception {
    List<String> command =
        new ArrayList<>(
            List.of(Path.of(System.getProperty("java.home"), "bin/keytool").toString()));
    command.addAll(List.of(arguments));
    Process process = new ProcessBuilder(command).inheritIO().start();
    assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
    assertThat(process.exitValue()).isZero();
  }

  /// By which clients know the broker, as PEM.
  Path certificate() {
    return folder.resolve("ca.crt");
  }

  /// A file of an administrator's client properties.
  Path admin() throws IOException {
    Path file = folder.resolve("admin.properties");
    List<String> lines = new ArrayList<>();
    client("admin", ADMIN_PASSWORD).forEach((name, value) -> lines.add(name + "=" + value));
    return Files.write(file, lines);
  }

  Map<String, Object> client(String user, String password) {
    return Map.of(
        "bootstrap.servers",
        bootstrapServers(),
        "security.protocol",
        "SASL_SSL",
        "sasl.mechanism",
        "SCRAM-SHA-512",
        "sasl.jaas.config",
        jaas(user, password),
        "ssl.truststore.type",
        "PEM",
        "ssl.truststore.location",
        certificate().toString());
  }

  /// Makes the topics that `k8s/kafka/topics.yaml` names, on this one broker.
  List<String> makeTopics() throws Exception {
    List<NewTopic> topics = new ArrayList<>();
    for (Object object :
        new Yaml().loadAll(Files.readString(Path.of("../k8s/kafka/topics.yaml")))) {
      if (object instanceof Map<?, ?> topic && topic.get("metadata") instanceof Map<?, ?> meta) {
        topics.add(new NewTopic(String.valueOf(meta.get("name")), 2, (short) 1));
      }
    }
    try (Admin admin = Admin.create(client("admin", ADMIN_PASSWORD))) {
      admin.createTopics(topics).all().get(1, TimeUnit.MINUTES);
    }
    return topics.stream().map(NewTopic::name).toList();
  }

  private static String jaas(String user, String password) {
    return "org.apache.kafka.common.security.scram.ScramLoginModule required username=\""
        + user
        + "\" password=\""
        + password
        + "\";";
  }

  @Override
  public String bootstrapServers() {
    return kafka.bootstrapServers();
  }

  @Override
  public void close() {
    kafka.close();
  }
}
