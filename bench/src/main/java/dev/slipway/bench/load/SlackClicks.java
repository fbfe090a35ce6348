package dev.slipway.bench.load;

import dev.slipway.sandbox.SandboxApplication;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// Clicks as Slack sends them: a form with the whole message in it, signed over the raw bytes.
public final class SlackClicks {

  /// About what Slack sends with a click on a message of a few blocks.
  private static final String MESSAGE =
      """
      "message":{"type":"message","user":"U0SLIPWAY","ts":"1730000000.000100","text":"Bench","blocks":[\
      {"type":"header","block_id":"h","text":{"type":"plain_text","text":"Bench: feature/1"}},\
      {"type":"section","block_id":"s","fields":[{"type":"mrkdwn","text":"*Image*\\nregistry.example.org/bench/app:1"},\
      {"type":"mrkdwn","text":"*Branch*\\nfeature/1"},{"type":"mrkdwn","text":"*Author*\\na-developer"}]},\
      {"type":"actions","block_id":"a","elements":[{"type":"button","action_id":"approve","value":"%1$s",\
      "text":{"type":"plain_text","text":"Approve"},"style":"primary"}]}]}\
      """;

  private SlackClicks() {}

  /// A request's body with its two headers.
  ///
  /// @param body in ASCII: everything else is escaped
  public record Signed(String body, String timestamp, String signature) {}

  /// @param value of the button, `release/gate/choice/attempt`
  /// @param number makes the click another one than all before
  public static Signed click(String value, String user, int number) {
    String payload =
        ("""
        {"type":"block_actions","user":{"id":"%2$s","username":"x","team_id":"T0SANDBOX"},\
        "api_app_id":"A0SLIPWAY","container":{"type":"message","message_ts":"1730000000.000100",\
        "channel_id":"C0TEST","is_ephemeral":false},"trigger_id":"%3$d.1.abcdef",\
        "team":{"id":"T0SANDBOX","domain":"slipway-sandbox"},"channel":{"id":"C0TEST","name":"test"},\
        """
                + MESSAGE
                + """
                ,"actions":[{"action_id":"approve","block_id":"a","value":"%1$s","type":"button",\
                "action_ts":"%3$d.0"}]}\
                """)
            .formatted(value, user, number);
    String body = "payload=" + URLEncoder.encode(payload, StandardCharsets.UTF_8);
    String timestamp = Long.toString(Instant.now().getEpochSecond());
    return new Signed(body, timestamp, sign(timestamp, body));
  }

  private static String sign(String timestamp, String body) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(
          new SecretKeySpec(
              SandboxApplication.SIGNING_SECRET.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
      String signed = "v0:" + timestamp + ":" + body;
      return "v0="
          + HexFormat.of().formatHex(mac.doFinal(signed.getBytes(StandardCharsets.US_ASCII)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java platform has HmacSHA256", e);
    }
  }
}
