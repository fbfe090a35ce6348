package dev.slipway.standalone;

import dev.slipway.cli.local.LocalKafka;

/// The text that a run prints once everything has started.
final class Welcome {

  private Welcome() {}

  static String text(Settings settings) {
    Settings.Access access = settings.access();
    String gateway = url(settings, settings.ports().gateway());
    StringBuilder text = new StringBuilder("\nSlipway is ready\n\n");
    line(
        text,
        "gateway",
        gateway
            + (access.unsignedBuilds()
                ? "   webhooks and clicks; unsigned builds are accepted here"
                : "   webhooks and clicks; builds must be signed"));
    line(text, "API", url(settings, settings.ports().api()) + "/api/releases");
    line(
        text,
        "chat",
        settings.slack() == null
            ? url(settings, settings.ports().sandbox()) + "   sandbox, a stand-in for Slack"
            : "Slack");
    line(
        text,
        "cluster",
        settings.kubeconfig() == null
            ? "http://localhost:"
                + settings.ports().cluster()
                + "   simulated; kubectl --server takes it"
            : settings.kubeconfig().toString());
    line(
        text,
        "Kafka",
        "127.0.0.1:"
            + settings.ports().kafka()
            + "   login in "
            + LocalKafka.file(settings.data()));
    line(text, "data", settings.data().toString());
    return text.append(opened(settings)).append(firstBuild(settings, gateway)).toString();
  }

  private static String opened(Settings settings) {
    Settings.Access access = settings.access();
    if (access.listen().isLoopbackAddress()) {
      return "";
    }
    return "\n  Open to the network, without TLS: everybody who reaches "
        + access.listen().getHostAddress()
        + " can read all releases"
        + (settings.slack() == null
            ? ", and can decide as each person of the sandbox on its page.\n"
            : ".\n");
  }

  private static String firstBuild(Settings settings, String gateway) {
    if (settings.access().unsignedBuilds()) {
      return """

        Try it:

          curl -X POST %s/build-complete \\
            -d project=test -d image=registry/username/image:0.1.0 -d type=branch -d target=staging
      """
          .formatted(gateway);
    }
    return """

      Sign a build: name a secret in the project's file (builds: {secret: NAME}), put it into the file
      NAME of a folder, start with --secrets FOLDER, and send:

        slipway build PROJECT --gateway %s --image IMAGE --branch BRANCH --secret-file FOLDER/NAME
    """
        .formatted(gateway);
  }

  private static void line(StringBuilder text, String name, String value) {
    text.append("  %-9s %s%n".formatted(name, value));
  }

  /// A port of the run as people reach it.
  static String url(Settings settings, int port) {
    Settings.Access access = settings.access();
    return "http://"
        + (access.listen().isLoopbackAddress() ? "localhost" : access.host())
        + ":"
        + port;
  }
}
