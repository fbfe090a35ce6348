package dev.slipway.cli.doctor;

/// Findings that the configuration alone leads to.
final class Verdicts {

  static final Finding NO_BOT_TOKEN =
      Finding.notAsked(
          "slack",
          "No bot token is given",
          "Set SLACK_BOT_TOKEN, or name a file with it by --env; docs/slack.md makes the app.");

  static final Finding NO_CLUSTER =
      Finding.notAsked(
          "cluster",
          "No kubeconfig is given",
          "Set KUBECONFIG or SLIPWAY_DEPLOYER_KUBERNETES_KUBECONFIG, or ask about the deployer's account with"
              + " --as system:serviceaccount:slipway:deployer.");

  static final Finding NO_KAFKA =
      Finding.notAsked(
          "kafka", "No Kafka is given", "Set KAFKA_BOOTSTRAP_SERVERS, or say --kafka HOST:PORT.");

  static final Finding NO_PROJECTS =
      Finding.notAsked(
          "projects",
          "No project files are given, so their channels and secrets are not checked",
          "Set SLIPWAY_GATEWAY_PROJECTS, or say --projects DIR.");

  private Verdicts() {}

  static Finding brokenProjects(int problems, String folder) {
    return Finding.failed(
        "projects",
        folder + " has " + (problems == 1 ? "1 problem" : problems + " problems"),
        "Read them with: slipway validate " + folder);
  }

  static Finding unreadableProjects(String folder) {
    return Finding.failed(
        "projects", folder + " cannot be read", "Correct SLIPWAY_GATEWAY_PROJECTS or --projects.");
  }

  static Finding goodProjects(int projects) {
    return Finding.ok("projects", projects == 1 ? "1 project" : projects + " projects");
  }

  static Finding secret(Wanted.Secret secret, boolean found) {
    String what = "The secret " + secret.name() + " of project " + secret.project();
    return found
        ? Finding.ok("secrets", what + " is given")
        : Finding.missing(
            "secrets",
            what + " is not given",
            "Put a file of that name into the folder SLIPWAY_GATEWAY_SECRETS, or set SLIPWAY_SECRET_"
                + secret.name()
                + ".");
  }

  static Finding undelivered(String repository) {
    return Finding.notAsked(
        "github webhook",
        "No delivery was tried for " + repository,
        "Say --gateway URL, the address that GitHub posts to.");
  }

  static Finding signing(boolean given) {
    return given
        ? Finding.ok("slack signing secret", "Given; only a click shows that it is the app's")
        : Finding.missing(
            "slack signing secret",
            "Not given, so the gateway refuses every click",
            "Set SLACK_SIGNING_SECRET to the one of the app's Basic Information, or SLACK_APP_TOKEN for Socket"
                + " Mode.");
  }

  static Finding noDatabase(Service service) {
    return Finding.notAsked(
        "database",
        "No database of the " + service.title() + " is given",
        "Set DATABASE_URL, DATABASE_USER and DATABASE_PASSWORD in a file, and say --env "
            + service.label()
            + "=FILE.");
  }

  static Finding noAddress(Service service) {
    String option =
        switch (service) {
          case APPROVAL -> "--api";
          default -> "--" + service.label();
        };
    return Finding.notAsked(
        "health",
        "No address of the " + service.title() + " is given",
        "Say " + option + " URL; kubectl port-forward brings it here.");
  }
}
