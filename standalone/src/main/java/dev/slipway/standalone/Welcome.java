package dev.slipway.standalone;

/// What a run prints once everything is there.
final class Welcome {

  private Welcome() {}

  static String text(Settings settings) {
    String gateway = url(settings.ports().gateway());
    StringBuilder text = new StringBuilder("\nSlipway is ready\n\n");
    line(text, "gateway", gateway + "   webhooks and clicks; unsigned builds are accepted here");
    line(text, "API", url(settings.ports().api()) + "/api/releases");
    line(
        text,
        "chat",
        settings.slack() == null
            ? url(settings.ports().sandbox()) + "   sandbox, a stand-in for Slack"
            : "Slack");
    line(
        text,
        "cluster",
        settings.kubeconfig() == null
            ? url(settings.ports().cluster()) + "   simulated; kubectl --server takes it"
            : settings.kubeconfig().toString());
    line(text, "Kafka", "127.0.0.1:" + settings.ports().kafka());
    line(text, "data", settings.data().toString());
    return text.append(
            """

              Try it:

                curl -X POST %s/build-complete \\
                  -d project=test -d image=registry/username/image:0.1.0 -d type=branch -d target=staging
            """
                .formatted(gateway))
        .toString();
  }

  private static void line(StringBuilder text, String name, String value) {
    text.append("  %-9s %s%n".formatted(name, value));
  }

  private static String url(int port) {
    return "http://localhost:" + port;
  }
}
