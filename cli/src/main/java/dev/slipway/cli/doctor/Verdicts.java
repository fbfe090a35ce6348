package dev.slipway.cli.doctor;

import dev.slipway.cli.doctor.check.CheckResult;
import dev.slipway.cli.doctor.check.Service;

/// Findings that the configuration alone leads to.
final class Verdicts {

  static final CheckResult NO_BOT_TOKEN =
      CheckResult.notAsked(
          "slack",
          "No bot token is given",
          "Set SLACK_BOT_TOKEN, or name a file with it by --env; docs/how-to/slack.md makes the app.");

  static final CheckResult NO_CLUSTER =
      CheckResult.notAsked(
          "cluster",
          "No kubeconfig is given",
          "Set KUBECONFIG or SLIPWAY_DEPLOYER_KUBERNETES_KUBECONFIG, or ask about the deployer's account with"
              + " --as system:serviceaccount:slipway:deployer.");

  static final CheckResult NO_KAFKA =
      CheckResult.notAsked(
          "kafka", "No Kafka is given", "Set KAFKA_BOOTSTRAP_SERVERS, or say --kafka HOST:PORT.");

  static final CheckResult NO_PROJECTS =
      CheckResult.notAsked(
          "projects",
          "No project files are given, so their channels and secrets are not checked",
          "Set SLIPWAY_GATEWAY_PROJECTS, or say --projects DIR.");

  private Verdicts() {}

  static CheckResult brokenProjects(int problems, String folder) {
    return CheckResult.failed(
        "projects",
        folder + " has " + (problems == 1 ? "1 problem" : problems + " problems"),
        "Read them with: slipway validate " + folder);
  }

  static CheckResult unreadableProjects(String folder) {
    return CheckResult.failed(
        "projects", folder + " cannot be read", "Correct SLIPWAY_GATEWAY_PROJECTS or --projects.");
  }

  static CheckResult goodProjects(int projects) {
    return CheckResult.ok("projects", projects == 1 ? "1 project" : projects + " projects");
  }

  static CheckResult secret(Wanted.Secret secret, boolean found) {
    String what = "The secret " + secret.name() + " of project " + secret.project();
    return found
        ? CheckResult.ok("secrets", what + " is given")
        : CheckResult.missing(
            "secrets",
            what + " is not given",
            "Put a file of that name into the folder SLIPWAY_GATEWAY_SECRETS, or set SLIPWAY_SECRET_"
                + secret.name()
                + ".");
  }

  static CheckResult undelivered(String repository) {
    return CheckResult.notAsked(
        "github webhook",
        "No delivery was tried for " + repository,
        "Say --gateway URL, the address that GitHub posts to.");
  }

  static CheckResult signing(boolean given) {
    return given
        ? CheckResult.ok("slack signing secret", "Given; only a click shows that it is the app's")
        : CheckResult.missing(
            "slack signing secret",
            "Not given, so the gateway refuses every click",
            "Set SLACK_SIGNING_SECRET to the one of the app's Basic Information, or SLACK_APP_TOKEN for Socket"
                + " Mode.");
  }

  static CheckResult noDatabase(Service service) {
    return CheckResult.notAsked(
        "database",
        "No database of the " + service.title() + " is given",
        "Set DATABASE_URL, DATABASE_USER and DATABASE_PASSWORD in a file, and say --env "
            + service.label()
            + "=FILE.");
  }

  static CheckResult noAddress(Service service) {
    String option =
        switch (service) {
          case APPROVAL -> "--api";
          default -> "--" + service.label();
        };
    return CheckResult.notAsked(
        "health",
        "No address of the " + service.title() + " is given",
        "Say " + option + " URL; kubectl port-forward brings it here.");
  }
}
