package dev.slipway.standalone;

import dev.slipway.embedded.Ports;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// Runs everything in this process until it is stopped.
@Command(
    name = "up",
    description = {
      "Run all of Slipway in one process.",
      "The four services, Kafka, PostgreSQL, and the sandbox in place of Slack and of a cluster where",
      "none is configured.",
      "A real Slack is used when SLACK_BOT_TOKEN is set, with SLACK_SIGNING_SECRET or, for Socket",
      "Mode, SLACK_APP_TOKEN."
    },
    mixinStandardHelpOptions = true,
    showDefaultValues = true)
final class UpCommand implements Callable<Integer> {

  @Spec private CommandSpec spec = CommandSpec.create();

  @Option(names = "--data", paramLabel = "DIR", description = "Where data is kept over restarts.")
  private Path data = Path.of(".slipway");

  @Option(names = "--projects", paramLabel = "DIR", description = "The project files.")
  private Path projects = Path.of(System.getProperty("slipway.home", "."), "projects");

  @Option(
      names = "--secrets",
      paramLabel = "DIR",
      description = "A folder with a file for each secret that projects name.")
  private @Nullable Path secrets;

  @Option(
      names = "--kubeconfig",
      paramLabel = "FILE",
      description = "Deploy to this cluster instead of the simulated one.")
  private @Nullable Path kubeconfig;

  @Mixin private AccessOptions access = new AccessOptions();

  @Option(
      names = "--gateway-port",
      paramLabel = "PORT",
      description = "Webhooks and clicks; 0, as for each port, is any free one.")
  private int gatewayPort = 8080;

  @Option(names = "--api-port", paramLabel = "PORT", description = "The read API.")
  private int apiPort = 8081;

  @Option(names = "--sandbox-port", paramLabel = "PORT", description = "The stand-in Slack.")
  private int sandboxPort = 8090;

  @Option(names = "--cluster-port", paramLabel = "PORT", description = "The simulated cluster.")
  private int clusterPort = 8091;

  @Option(names = "--kafka-port", paramLabel = "PORT", description = "Kafka, for its own tools.")
  private int kafkaPort = 19092;

  @Option(names = "--postgres-port", paramLabel = "PORT", description = "PostgreSQL.")
  private int postgresPort = 15432;

  @Option(
      names = "--postgres",
      paramLabel = "URL",
      description = {
        "A PostgreSQL of your own in place of the bundled one, like postgresql://user@host:5432; its",
        "password is taken from PGPASSWORD, and its databases slipway_approval and slipway_notifier are",
        "created."
      })
  private @Nullable String postgres;

  @Option(names = "--exit-when-ready", hidden = true, description = "To train a JDK AOT cache.")
  private boolean exitWhenReady;

  @Override
  public Integer call() throws InterruptedException {
    Settings settings = settings();
    System.setProperty("slipway.log", settings.data().resolve("logs/slipway.log").toString());
    try (DataFolder _ = DataFolder.open(settings.data())) {
      Standalone standalone = new Standalone(settings);
      Runtime.getRuntime().addShutdownHook(new Thread(standalone::close, "stop"));
      standalone.start();
      System.out.println(Welcome.text(settings));
      if (!exitWhenReady) {
        new CountDownLatch(1).await();
      }
      return 0;
    } catch (StartFailedException e) {
      System.err.println("slipway: " + e.getMessage());
      return 1;
    }
  }

  private Settings settings() {
    requireFolder(projects, "--projects");
    if (secrets != null) {
      requireFolder(secrets, "--secrets");
    }
    if (kubeconfig != null && !Files.isReadable(kubeconfig)) {
      throw new ParameterException(
          spec.commandLine(), "--kubeconfig: cannot read " + kubeconfig.toAbsolutePath());
    }
    Settings.Slack slack = slack();
    return new Settings(
        data.toAbsolutePath().normalize(),
        projects.toAbsolutePath().normalize(),
        secrets == null ? null : secrets.toAbsolutePath().normalize(),
        kubeconfig == null ? null : kubeconfig.toAbsolutePath(),
        access.resolve(kubeconfig != null, slack != null),
        new Settings.Ports(
            port(gatewayPort),
            port(apiPort),
            port(sandboxPort),
            port(clusterPort),
            port(kafkaPort),
            port(postgresPort)),
        postgres(),
        slack);
  }

  private @Nullable OwnPostgres postgres() {
    try {
      return postgres == null ? null : OwnPostgres.parse(postgres, System.getenv("PGPASSWORD"));
    } catch (IllegalArgumentException e) {
      throw new ParameterException(spec.commandLine(), "--postgres: " + e.getMessage());
    }
  }

  private static int port(int asked) {
    return asked == 0 ? Ports.free() : asked;
  }

  private void requireFolder(Path folder, String option) {
    if (!Files.isDirectory(folder)) {
      throw new ParameterException(
          spec.commandLine(),
          option + ": there is no folder " + folder.toAbsolutePath() + "; name one that exists");
    }
  }

  private Settings.@Nullable Slack slack() {
    String token = variable("SLACK_BOT_TOKEN");
    String secret = variable("SLACK_SIGNING_SECRET");
    String app = variable("SLACK_APP_TOKEN");
    if (token.isEmpty() && secret.isEmpty() && app.isEmpty()) {
      return null;
    }
    if (token.isEmpty() || (secret.isEmpty() && app.isEmpty())) {
      throw new ParameterException(
          spec.commandLine(),
          "a real Slack needs SLACK_BOT_TOKEN, and SLACK_SIGNING_SECRET where Slack reaches the"
              + " gateway or SLACK_APP_TOKEN for Socket Mode; set none of them for the sandbox");
    }
    return new Settings.Slack(token, secret, app);
  }

  private static String variable(String name) {
    return Objects.requireNonNullElse(System.getenv(name), "");
  }
}
