package dev.slipway.projectfiles;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.contract.project.Environment;
import dev.slipway.contract.project.ProjectDefinition;
import dev.slipway.contract.workload.Probe;
import dev.slipway.contract.workload.Probe.Check;
import dev.slipway.contract.workload.ProbeBuilder;
import dev.slipway.contract.workload.Route;
import dev.slipway.contract.workload.Variable;
import dev.slipway.contract.workload.VariableSource;
import dev.slipway.contract.workload.Workload;
import dev.slipway.projectfiles.document.Problem;
import dev.slipway.projectfiles.folder.Folder;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The settings of the workload and its routes in a project's file.
class WorkloadFilesTest {

  private static final String HEAD =
      """
      project: shop
      channel: slack:C0SHOP
      pipeline: [{deploy: live}]
      """;

  private static final String PLACE = HEAD + "environments: {live: {namespace: shop}}\n";

  @Test
  void aWorkloadSaysEverythingThatItsContainerNeeds() {
    Workload workload =
        shop(PLACE
                + """
                workload:
                  port: 8080
                  ports: {metrics: 9100, dns: {port: 53, protocol: UDP, service: 5353}}
                  env:
                    MODE: fast
                    TOKEN: {secret: app, key: token}
                    REGION: {config: app, key: region}
                  env-from: [{secret: more}, {config: most}]
                  probes:
                    readiness: {http: {path: /ready, port: metrics}, period: 5s, failures: 2}
                    liveness: {tcp: true, initial-delay: 10s}
                    startup: {exec: [/bin/warm, up], timeout: 1m}
                  resources:
                    cpu: 100m
                    limits: {memory: 1Gi}
                  service-account: shop
                  image-pull-secrets: [registry]
                  pod-disruption-budget: {max-unavailable: 1}
                """)
            .workload();
    assertThat(workload.ports())
        .containsExactly(
            new Workload.Port("metrics", 9100, "TCP", 9100),
            new Workload.Port("dns", 53, "UDP", 5353));
    assertThat(workload.env())
        .containsExactly(
            Map.entry("MODE", new Variable.Literal("fast")),
            Map.entry("TOKEN", new Variable.FromSecret("app", "token")),
            Map.entry("REGION", new Variable.FromConfig("app", "region")));
    assertThat(workload.envFrom())
        .containsExactly(
            new VariableSource.WholeSecret("more"), new VariableSource.WholeConfig("most"));
    assertThat(workload.probes())
        .isEqualTo(
            new Workload.Probes(
                new Probe(
                    new Check.Http("/ready", "metrics"), Duration.ofSeconds(5), null, null, 2),
                ProbeBuilder.builder()
                    .check(new Check.Tcp(null))
                    .initialDelay(Duration.ofSeconds(10))
                    .build(),
                ProbeBuilder.builder()
                    .check(new Check.Exec(List.of("/bin/warm", "up")))
                    .timeout(Duration.ofMinutes(1))
                    .build()));
    assertThat(workload.cpu()).isEqualTo("100m");
    assertThat(workload.resources())
        .isEqualTo(new Workload.Resources(null, new Workload.Quantities(null, "1Gi")));
    assertThat(workload.serviceAccount()).isEqualTo("shop");
    assertThat(workload.imagePullSecrets()).containsExactly("registry");
    assertThat(workload.disruptionBudget()).isEqualTo(new Workload.DisruptionBudget(null, "1"));
    assertThat(workload.route()).isNull();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "workload: {replicas: 3}|{namespace: shop}|3|false",
        "workload: {replicas: 3}|{namespace: shop, replicas: 2}|2|false",
        "workload: {replicas: 3}|{namespace: shop, workload: {replicas: 4}}|4|false",
        "workload: {replicas: unmanaged}|{namespace: shop}|1|true",
        "workload: {replicas: unmanaged}|{namespace: shop, replicas: 2}|2|false",
        "workload: {port: 80}|{namespace: shop, replicas: unmanaged}|1|true",
        "workload: {port: 80}|{namespace: shop}|1|false",
      })
  void theNearestNumberOfPodsCounts(
      String workload, String environment, int replicas, boolean scaledByOthers) {
    Environment live =
        environment(shop(HEAD + "environments: {live: " + environment + "}\n" + workload), "live");
    assertThat(live.replicas()).isEqualTo(replicas);
    assertThat(Boolean.TRUE.equals(live.scaledByOthers())).isEqualTo(scaledByOthers);
  }

  @Test
  void whatAnEnvironmentSaysLiesOverTheProjectsWorkload() {
    ProjectDefinition shop =
        shop(
            HEAD
                + """
                environments:
                  live:
                    namespace: shop
                    workload:
                      env: {MODE: slow, TOKEN: {config: app, key: open}}
                      probes: {readiness: {tcp: true}}
                      image-pull-secrets: [other]
                  qa: {namespace: shop-qa}
                workload:
                  port: 8080
                  env: {MODE: fast, TOKEN: {secret: app, key: token}, KEPT: "1"}
                  probes: {readiness: {http: /ready, period: 5s}}
                  image-pull-secrets: [registry]
                """);
    Workload live = Objects.requireNonNull(environment(shop, "live").workload());
    assertThat(live.port()).isEqualTo(8080);
    assertThat(live.env())
        .containsExactly(
            Map.entry("MODE", new Variable.Literal("slow")),
            Map.entry("TOKEN", new Variable.FromConfig("app", "open")),
            Map.entry("KEPT", new Variable.Literal("1")));
    assertThat(live.probes())
        .isEqualTo(
            new Workload.Probes(
                ProbeBuilder.builder()
                    .check(new Check.Tcp(null))
                    .period(Duration.ofSeconds(5))
                    .build(),
                null,
                null));
    assertThat(live.imagePullSecrets()).containsExactly("other");
    assertThat(environment(shop, "qa").workload()).isNull();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "none|None[]",
        "mapping|Mapping[ambassador=null, annotations={}]",
        "ingress|Ingress[className=null, tls=true, tlsSecret=null, annotations={}]",
        "{ingress: {class: nginx, tls: false}}|Ingress[className=nginx, tls=false, tlsSecret=null, annotations={}]",
        "{ingress: {tls: {secret: cert}}}|Ingress[className=null, tls=true, tlsSecret=cert, annotations={}]",
        "{http-route: {gateway: edge/public, section: https}}|HttpRoute[namespace=edge, gateway=public, section=https, annotations={}]",
        "{http-route: {gateway: own}}|HttpRoute[namespace=null, gateway=own, section=null, annotations={}]",
        "{mapping: {ambassador-id: in, annotations: {a.b/c: d}}}|Mapping[ambassador=in, annotations={a.b/c=d}]",
      })
  void aRouteIsAWordOrAKindWithItsSettings(String route, String read) {
    assertThat(shop(PLACE + "workload: {port: 80, route: " + route + "}\n").workload().route())
        .hasToString(read);
  }

  @Test
  void anEnvironmentsRouteReplacesOneOfAnotherKindAndMendsOneOfTheSame() {
    ProjectDefinition shop =
        shop(
            HEAD
                + """
                environments:
                  live: {namespace: shop, route: {http-route: {gateway: edge/public}}}
                  qa: {namespace: shop-qa, route: {ingress: {tls: false}}}
                workload: {port: 80, route: {ingress: {class: nginx, tls: {secret: cert}}}}
                """);
    assertThat(route(shop, "live"))
        .isEqualTo(new Route.HttpRoute("edge", "public", null, Map.of()));
    assertThat(route(shop, "qa")).isEqualTo(new Route.Ingress("nginx", false, null, Map.of()));
  }

  @Test
  void aUrlThatNobodyIsLedToNeedsNoPort() {
    String file = HEAD + "environments: {live: {namespace: shop, url: 'https://shop.test'%s}}\n";
    assertThat(problems(file.formatted("")))
        .containsExactly(
            "projects/shop.yaml:4: environments.live.url: a url needs workload.port, the port that"
                + " the route leads to");
    assertThat(problems(file.formatted(", route: none"))).isEmpty();
    assertThat(problems(file.formatted("") + "workload: {ports: {web: 80}}\n")).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "env: {PORT: 8080}|:5: workload.env.PORT: '8080' is not a text (put numbers and true or false in quotes)",
        "env: {A: {secret: s}}|:5: workload.env.A: 'key' is missing",
        "env: {A: {secret: s, config: c, key: k}}|:5: workload.env.A: this is not a text",
        "env: {A: {secert: s, key: k}}|:5: workload.env.A: unknown key 'secert'; did you mean 'secret'?",
        "env: {1A: x}|:5: workload.env: '1A' is not a variable's name",
        "env-from: [{secret: Bad_Name}]|:5: workload.env-from[0].secret: 'Bad_Name' is not the name of an object",
        "ports: {'9100': 9100}|:5: workload.ports: '9100' is not a port's name",
        "ports: {metrics: 0}|:5: workload.ports.metrics: '0' is not a port, 1 to 65535",
        "ports: {http: 9100}|:5: workload.ports.http: 'port' is called http already; leave out one of them",
        "ports: {a: {port: 80, service: 81}}|:5: workload.ports.a: another port of the container is 80 already",
        "ports: {a: {port: 81, service: 80}}|:5: workload.ports.a: the Service's port 80 leads elsewhere already",
        "ports: {a: {port: 53, protocol: udp}}|:5: workload.ports.a.protocol: 'udp' is not TCP, UDP or SCTP",
        "probes: {readiness: {http: healthz}}|:5: workload.probes.readiness.http: 'healthz' is not a path",
        "probes: {readyness: {http: /}}|:5: workload.probes: unknown key 'readyness'; did you mean 'readiness'?",
        "probes: {liveness: {http: /, tcp: true}}|:5: workload.probes.liveness: a probe asks in one way: http, tcp or exec",
        "probes: {liveness: {tcp: metrics}}|:5: workload.probes.liveness: unknown port 'metrics'; ports here are http",
        "probes: {liveness: {tcp: false}}|:5: workload.probes.liveness.tcp: 'false' is not true for the workload's first port",
        "probes: {liveness: {http: /, period: 5}}|:5: workload.probes.liveness.period: '5' is not a duration",
        "resources: {limits: {memory: lots}}|:5: workload.resources.limits.memory: 'lots' is not a Kubernetes quantity",
        "replicas: auto|:5: workload.replicas: 'auto' is not a number of pods, 0 to 1000, or unmanaged",
        "pod-disruption-budget: {min-available: 1, max-unavailable: 1}|:5: workload.pod-disruption-budget: this is not {min-available: …}",
        "pod-disruption-budget: {min-available: 101%}|:5: workload.pod-disruption-budget.min-available: '101%' is not a number of pods",
        "route: ingres|:5: workload.route: 'ingres' is not a route: ingress, mapping, none",
        "route: {http-route: {section: a}}|:5: workload.route.http-route: 'gateway' is missing",
        "route: {ingress: {clas: a}}|:5: workload.route.ingress: unknown key 'clas'; did you mean 'class'?",
        "route: {ingress: {}, mapping: {}}|:5: workload.route: this is not a route",
        "route: {ingress: {annotations: {a: 8}}}|:5: workload.route.ingress.annotations.a: '8' is not a text",
      })
  void whatIsWrongIsSaidWithItsPlaceAndAWayOut(String workload, String expected) {
    assertThat(problems(PLACE + "workload: {port: 80, " + workload + "}\n"))
        .singleElement()
        .asString()
        .contains(expected);
  }

  @Test
  void whatAnEnvironmentMakesWrongIsSaidWhereItIsWritten() {
    assertThat(
            problems(
                HEAD
                    + """
                    workload: {port: 80}
                    environments:
                      live:
                        namespace: shop
                        workload:
                          probes:
                            liveness: {tcp: metrics}
                    """))
        .containsExactly(
            "projects/shop.yaml:10: environments.live.workload.probes.liveness: unknown port"
                + " 'metrics'; ports here are http");
  }

  private static Environment environment(ProjectDefinition project, String name) {
    return Objects.requireNonNull(project.environments().get(name));
  }

  private static Route route(ProjectDefinition project, String environment) {
    Workload workload = Objects.requireNonNull(environment(project, environment).workload());
    return Objects.requireNonNull(workload.route());
  }

  private static ProjectDefinition shop(String text) {
    Loaded loaded = read(text);
    assertThat(loaded.problems()).isEmpty();
    return Objects.requireNonNull(loaded.definitions().get("shop"));
  }

  private static List<String> problems(String text) {
    return read(text).problems().stream().map(Problem::toString).toList();
  }

  private static Loaded read(String text) {
    return Loaded.from(new Folder("projects", Map.of("shop.yaml", text), Map.of(), ""));
  }
}
