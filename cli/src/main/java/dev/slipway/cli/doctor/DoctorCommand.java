package dev.slipway.cli.doctor;

import dev.slipway.cli.api.ApiOptions;
import dev.slipway.cli.api.GatewayOptions;
import dev.slipway.cli.doctor.check.Examination;
import dev.slipway.cli.doctor.check.Service;
import dev.slipway.cli.doctor.settings.DoctorAddresses;
import dev.slipway.cli.doctor.settings.DoctorSettings;
import dev.slipway.cli.doctor.settings.EnvFiles;
import dev.slipway.cli.kafka.KafkaOptions;
import dev.slipway.cli.output.ExitCode;
import dev.slipway.cli.output.OutputOptions;
import dev.slipway.cli.project.LimitsOptions;
import dev.slipway.contract.text.TimeAmount;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// Checks what an installation needs, with the variables that its services are given.
@Command(
    name = "doctor",
    description = {
      "Check what the services need: Slack, secrets and GitHub's deliveries, Kafka, databases, the cluster,",
      "and the services' own health. It takes the variables that the services take, from its environment and",
      "from the files of --env, and changes nothing. Each line says ok, missing, failed or not asked,",
      "and what to do next. Exits with 1 if anything is missing or failed, or if nothing was asked."
    },
    mixinStandardHelpOptions = true)
public final class DoctorCommand implements Callable<Integer> {

  @Mixin private OutputOptions output = new OutputOptions();

  @Mixin private KafkaOptions kafka = new KafkaOptions();

  @Mixin private LimitsOptions limits = new LimitsOptions();

  @Mixin private GatewayOptions gateway = new GatewayOptions();

  @Mixin private ApiOptions api = new ApiOptions();

  @Mixin private DoctorAddresses others = new DoctorAddresses();

  @Option(
      names = "--env",
      paramLabel = "[SERVICE=]FILE",
      description =
          "A file of variables, NAME=value in each line, for all services or for one of gateway, approval,"
              + " notifier and deployer; repeatable.")
  private List<String> files = List.of();

  @Option(
      names = "--service",
      paramLabel = "NAME",
      split = ",",
      description = "Check what this service needs; repeatable, all four when not given.")
  private List<String> services = List.of();

  @Option(
      names = "--projects",
      paramLabel = "DIR",
      description = "The folder of project files; else $SLIPWAY_GATEWAY_PROJECTS.")
  private @Nullable Path projects;

  @Option(
      names = "--as",
      paramLabel = "USER",
      description =
          "Ask the cluster about the rights of this user, like system:serviceaccount:slipway:deployer.")
  private @Nullable String as;

  @Option(
      names = "--timeout",
      paramLabel = "TIME",
      description = "How long each check may take; 10s when not given.")
  private String timeout = "10s";

  @Override
  public Integer call() throws InterruptedException {
    Map<Service, DoctorSettings> settings = settings();
    Plan plan = plan(settings);
    DoctorReport report =
        DoctorReport.of(new Examination(limit()).run(plan.checks()), secrets(settings));
    output.print(report, report::text);
    return (report.works() ? ExitCode.OK : ExitCode.FAILED).number();
  }

  private Plan plan(Map<Service, DoctorSettings> settings) {
    Map<Service, URI> addresses = others.given(output::usage);
    gateway.given().ifPresent(url -> addresses.put(Service.GATEWAY, url));
    api.given().ifPresent(url -> addresses.put(Service.APPROVAL, url));
    ProjectSource source = ProjectSource.of(projects, settings, limits);
    Plan plan = new Plan(settings, source.wanted());
    plan.addSlack();
    plan.addSources(source, addresses.get(Service.GATEWAY));
    plan.addKafka(KafkaLogins.checks(settings, kafka));
    plan.addDatabases();
    plan.addCluster(as);
    plan.addHealth(addresses);
    return plan;
  }

  private Map<Service, DoctorSettings> settings() {
    Map<Service, Map<String, String>> variables;
    try {
      variables = EnvFiles.read(files, System.getenv());
    } catch (IOException e) {
      throw output.usage("--env: cannot read " + e.getMessage() + "; name a file of variables");
    }
    Map<Service, DoctorSettings> settings = new EnumMap<>(Service.class);
    variables.forEach((service, its) -> {
      if (asked().contains(service)) {
        settings.put(service, new DoctorSettings(service, its));
      }
    });
    return settings;
  }

  private Set<Service> asked() {
    return services.isEmpty()
        ? EnumSet.allOf(Service.class)
        : services.stream()
            .map(name ->
                Service.of(name)
                    .orElseThrow(() ->
                        output.usage(
                            "--service must be gateway, approval, notifier or deployer, not '"
                                + name
                                + "'")))
            .collect(Collectors.toSet());
  }

  private Duration limit() {
    return TimeAmount.parse(timeout)
        .map(TimeAmount::duration)
        .filter(Duration::isPositive)
        .orElseThrow(() -> output.usage("--timeout must be like 10s or 1m, not '" + timeout + "'"));
  }

  private static Set<String> secrets(Map<Service, DoctorSettings> settings) {
    return settings.values().stream()
        .flatMap(its -> its.secrets().stream())
        .collect(Collectors.toSet());
  }
}
