package dev.slipway.embedded;

import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;

/// The one user of a broker, by SASL's PLAIN on the loopback address. Its password lives as long as the
/// broker does, so that who learns it by listening on the port in between learns nothing of use.
///
/// @param controller the password between broker and controller, which no client has
record KafkaLogin(String password, String controller) {

  private static final String USER = "slipway";
  private static final int BYTES = 24;

  static KafkaLogin random() {
    return new KafkaLogin(word(), word());
  }

  private static String word() {
    byte[] random = new byte[BYTES];
    new SecureRandom().nextBytes(random);
    return HexFormat.of().formatHex(random);
  }

  Map<String, String> client() {
    return Map.of(
        "security.protocol", "SASL_PLAINTEXT",
        "sasl.mechanism", "PLAIN",
        "sasl.jaas.config", module(password) + ";");
  }

  /// For a broker with the listeners `CLIENT` and `CONTROLLER`.
  Map<String, String> server() {
    Map<String, String> properties = new LinkedHashMap<>();
    properties.put(
        "listener.security.protocol.map", "CONTROLLER:SASL_PLAINTEXT,CLIENT:SASL_PLAINTEXT");
    properties.put("sasl.enabled.mechanisms", "PLAIN");
    properties.put("sasl.mechanism.inter.broker.protocol", "PLAIN");
    properties.put("sasl.mechanism.controller.protocol", "PLAIN");
    properties.put("listener.name.client.plain.sasl.jaas.config", accepting(password));
    properties.put("listener.name.controller.plain.sasl.jaas.config", accepting(controller));
    return properties;
  }

  private static String accepting(String password) {
    return module(password) + " user_" + USER + "=\"" + password + "\";";
  }

  private static String module(String password) {
    return "org.apache.kafka.common.security.plain.PlainLoginModule required username=\"%s\" password=\"%s\""
        .formatted(USER, password);
  }

  /// Shows no password.
  @Override
  public String toString() {
    return "KafkaLogin[…]";
  }
}
