package dev.slipway.cli.doctor;

import dev.slipway.cli.doctor.check.Check;
import dev.slipway.cli.doctor.check.Service;
import dev.slipway.cli.doctor.check.Told;
import dev.slipway.cli.doctor.database.DatabaseCheck;
import dev.slipway.cli.doctor.http.DeliveryCheck;
import dev.slipway.cli.doctor.http.HealthCheck;
import dev.slipway.cli.doctor.kubernetes.ClusterCheck;
import dev.slipway.cli.doctor.settings.DoctorSettings;
import dev.slipway.cli.doctor.slack.SlackCheck;
import dev.slipway.cli.doctor.slack.SocketModeCheck;
import java.net.URI;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// The checks that the configuration of the services asks for, in the order of the report.
final class Plan {

  private static final String DEFAULT_API = "https://slack.com/api/";

  private final Map<Check, Set<Service>> checks = new LinkedHashMap<>();
  private final Map<Service, DoctorSettings> settings;
  private final Wanted wanted;

  /// @param settings of the services that are asked about
  Plan(Map<Service, DoctorSettings> settings, Wanted wanted) {
    this.settings = settings;
    this.wanted = wanted;
  }

  Map<Check, Set<Service>> checks() {
    return checks;
  }

  /// @param gateway its address, null if it is not known
  void addSources(ProjectSource source, @Nullable URI gateway) {
    if (!settings.containsKey(Service.GATEWAY)) {
      return;
    }
    add(Service.GATEWAY, new Told(source.state()));
    for (Wanted.Secret named : wanted.secrets()) {
      Optional<String> value = source.secrets().apply(named.name());
      add(Service.GATEWAY, new Told(Verdicts.secret(named, value.isPresent())));
      String repository = named.repository();
      if (value.isPresent() && repository != null) {
        add(
            Service.GATEWAY,
            gateway == null
                ? new Told(Verdicts.undelivered(repository))
                : new DeliveryCheck(gateway, named.project(), repository, value.get()));
      }
    }
  }

  /// Nothing of Slack is asked for if the projects are shown elsewhere and there is no token.
  void addSlack() {
    settings.forEach((service, its) -> {
      String prefix = "slipway." + service.label() + ".slack.";
      boolean served = !wanted.elsewhere() || its.value(prefix + "token").isPresent();
      if (service.hasChat() && served) {
        String api = its.value(prefix + "api-url").orElse(DEFAULT_API);
        add(
            service,
            its.value(prefix + "token")
                .<Check>map(token ->
                    new SlackCheck(
                        api, token, its.variable("SLACK_TEAM_ID").orElse(""), wanted.channels()))
                .orElseGet(() -> new Told(Verdicts.NO_BOT_TOKEN)));
        if (service == Service.GATEWAY) {
          addClicks(its, prefix, api);
        }
      }
    });
  }

  /// Clicks come by a signed request, or by Socket Mode.
  private void addClicks(DoctorSettings its, String prefix, String api) {
    Optional<String> appToken = its.value(prefix + "app-token");
    if (appToken.isPresent()) {
      add(Service.GATEWAY, new SocketModeCheck(api, appToken.get()));
    } else if (its.given(prefix + "token", "SLACK_BOT_TOKEN").isPresent()) {
      add(
          Service.GATEWAY,
          new Told(Verdicts.signing(its.value(prefix + "signing-secret").isPresent())));
    }
  }

  /// @param kafka a check for each login, with the services that use it
  void addKafka(Map<Check, Set<Service>> kafka) {
    kafka.forEach((check, services) -> services.forEach(service -> add(service, check)));
  }

  void addDatabases() {
    settings.forEach((service, its) -> {
      if (service.hasDatabase()) {
        add(
            service,
            its.given("spring.datasource.url", "DATABASE_URL")
                .<Check>map(url ->
                    new DatabaseCheck(
                        service,
                        url,
                        its.value("spring.datasource.username").orElse(""),
                        its.value("spring.datasource.password").orElse("")))
                .orElseGet(() -> new Told(Verdicts.noDatabase(service))));
      }
    });
  }

  /// @param as the user whose rights are asked about, null for the kubeconfig's own
  void addCluster(@Nullable String as) {
    DoctorSettings its = settings.get(Service.DEPLOYER);
    if (its == null) {
      return;
    }
    String prefix = "slipway.deployer.kubernetes.";
    Optional<String> api = its.value(prefix + "api-url");
    Optional<String> kubeconfig =
        its.value(prefix + "kubeconfig").or(() -> its.variable("KUBECONFIG"));
    Set<String> namespaces =
        its.value("slipway.deployer.namespaces").stream()
            .flatMap(names -> Arrays.stream(names.split(",")))
            .map(String::strip)
            .collect(Collectors.toCollection(TreeSet::new));
    add(
        Service.DEPLOYER,
        as != null || api.isPresent() || kubeconfig.isPresent()
            ? new ClusterCheck(
                api.orElse(null),
                kubeconfig.map(Path::of).orElse(null),
                as,
                namespaces,
                wanted.kinds())
            : new Told(Verdicts.NO_CLUSTER));
  }

  void addHealth(Map<Service, URI> addresses) {
    settings
        .keySet()
        .forEach(service -> {
          URI address = addresses.get(service);
          add(
              service,
              address == null
                  ? new Told(Verdicts.noAddress(service))
                  : new HealthCheck(service, address));
        });
  }

  private void add(Service service, Check check) {
    checks.computeIfAbsent(check, _ -> EnumSet.noneOf(Service.class)).add(service);
  }
}
