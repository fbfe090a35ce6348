package dev.slipway.projectfiles;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.slipway.projectfiles.document.Problem;
import dev.slipway.projectfiles.folder.Folder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// A project's file names what its operator lets it name, and is told what would have to be allowed.
class ProjectLimitsTest {

  private static final String PROJECT =
      """
      project: t
      channel: slack:C0T
      environments:
        qa: {namespace: t-qa, workload: {port: 8080, service-account: runner, env-from: [{secret: more}], image-pull-secrets: [pull]}}
      pipeline: [{deploy: qa}]
      """;

  private static final String OWN =
      """
      project: t
      channel: slack:C0T
      environments: {qa: {namespace: t-qa}}
      pipeline: [{deploy: qa}]
      workload:
        manifests:
          - apiVersion: apps/v1
            kind: Deployment
            metadata: {name: app}
            spec:
              template:
                spec:
                  serviceAccountName: runner
                  hostNetwork: true
                  containers: [{name: a, image: "{image}", securityContext: {privileged: true}}]
                  volumes: [{name: h, hostPath: {path: /}}, {name: s, secret: {secretName: top}}]
          - {apiVersion: v1, kind: Service, metadata: {name: app}}
      """;

  @TempDir private Path folder;

  @ParameterizedTest
  @ValueSource(strings = {"slipway", "slipway-system", "kube-system", "kube-public"})
  void reservedNamespacesAreNobodysUnlessAllowedByName(String namespace) throws IOException {
    String file = PROJECT.replace("t-qa", namespace);
    assertThat(problems(file, "{}"))
        .singleElement()
        .asString()
        .contains(
            "projects/t.yaml:4: environments.qa.namespace", namespace, "namespaces of projects.t");
    assertThat(problems(file, "projects: {t: {namespaces: ['" + namespace + "']}}")).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "namespaces: [other, t-prod]|namespace 't-qa'",
        "service-accounts: []|service account 'runner'",
        "secrets: [pull]|secret 'more'",
        "secrets: [more]|secret 'pull'",
      })
  void whatIsNotAllowedIsRefusedAtItsLine(String limit, String expected) throws IOException {
    assertThat(problems(PROJECT, "projects: {t: {" + limit + "}}"))
        .singleElement()
        .asString()
        .contains("projects/t.yaml:4:", "may not name the " + expected, "limits.yaml");
    assertThat(problems(PROJECT, "others: {" + limit + "}")).hasSize(1);
    assertThat(problems(PROJECT, "projects: {u: {" + limit + "}}")).isEmpty();
  }

  @Test
  void patternsAllowWhatTheyMean() throws IOException {
    assertThat(problems(PROJECT, "others: {namespaces: ['t-*'], secrets: ['*']}")).isEmpty();
    assertThat(problems(PROJECT, "others: {namespaces: ['t.*']}")).hasSize(1);
  }

  @Test
  void ownManifestsAreHeldToTheSame() throws IOException {
    assertThat(problems(OWN, "{}"))
        .hasSize(3)
        .anySatisfy(p -> assertThat(p).contains("may not use hostNetwork"))
        .anySatisfy(p -> assertThat(p).contains("may not use privileged"))
        .anySatisfy(p -> assertThat(p).contains("may not use hostPath"));
    assertThat(
            problems(
                OWN,
                "projects: {t: {privileged: true, kinds: [Deployment], secrets: [], service-accounts: []}}"))
        .hasSize(3)
        .anySatisfy(p -> assertThat(p).contains("kind 'Service'"))
        .anySatisfy(p -> assertThat(p).contains("secret 'top'"))
        .anySatisfy(p -> assertThat(p).contains("service account 'runner'"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "secret: {secretName: top}",
        "projected: {sources: [{secret: {name: top}}]}",
        "csi: {driver: d, nodePublishSecretRef: {name: top}}",
        "cephfs: {secretRef: {name: top}}"
      })
  void aVolumeOfAnyKindNamesNoSecretOfOthers(String volume) throws IOException {
    String file = OWN.replace("secret: {secretName: top}", volume);
    assertThat(problems(file, "projects: {t: {privileged: true, secrets: [own-*]}}"))
        .singleElement()
        .asString()
        .contains("may not name the secret 'top'");
    assertThat(problems(file, "projects: {t: {privileged: true, secrets: [top]}}")).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "privileged: true|capabilities: {add: [NET_BIND_SERVICE, SYS_ADMIN]}|the capability SYS_ADMIN",
        "privileged: true|windowsOptions: {hostProcess: true}|hostProcess",
        "privileged: true|procMount: Unmasked|procMount",
        "privileged: true|seccompProfile: {type: Unconfined}|seccompProfile Unconfined",
        "securityContext|ports: [{containerPort: 80, hostPort: 80}], securityContext|hostPort",
      })
  void whatIsBeyondTheBaselineIsPrivileged(String was, String is, String expected)
      throws IOException {
    String file =
        OWN.replaceAll(" *hostNetwork: true\n", "")
            .replace("hostPath: {path: /}", "emptyDir: {}")
            .replace(is.contains("securityContext") ? was : "privileged: true", is)
            .replace("privileged: true", "privileged: false");
    assertThat(problems(file, "{}")).singleElement().asString().contains("may not use " + expected);
  }

  @Test
  void namesThatTheProjectChoosesItselfAreNotJudged() throws IOException {
    String variables =
        PROJECT.replace(
            "service-account: runner",
            "env: {hostPath: /data, namespace: kube-system, secretName: s}");
    assertThat(problems(variables, "projects: {t: {secrets: [more, pull]}}")).isEmpty();
    String content =
        OWN.replaceAll(" *hostNetwork: true\n", "")
            .replace("hostPath: {path: /}", "emptyDir: {}")
            .replace("privileged: true", "privileged: false")
            .replace(
                "{apiVersion: v1, kind: Service, metadata: {name: app}}",
                "{apiVersion: v1, kind: ConfigMap, metadata: {name: app, labels: {namespace: kube-system}},"
                    + " data: {hostPath: /x, namespace: kube-system}}");
    assertThat(problems(content, "{}")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"project: {}", "projects: {t: {namespace: [a]}}", "projects: [t]", ": ["})
  void anOperatorsMistakeStopsTheStart(String limits) throws IOException {
    Path file = Files.writeString(folder.resolve("limits.yaml"), limits);
    assertThatIllegalArgumentException().isThrownBy(() -> read(file));
    assertThatIllegalArgumentException().isThrownBy(() -> read(folder.resolve("missing.yaml")));
  }

  private List<String> problems(String project, String limits) throws IOException {
    Path file = Files.writeString(folder.resolve("limits.yaml"), limits);
    return Loaded.from(new Folder("projects", Map.of("t.yaml", project), Map.of(), ""), read(file))
        .problems()
        .stream()
        .map(Problem::toString)
        .toList();
  }

  private static ProjectLimits read(Path file) {
    return ProjectLimits.read(file, ProjectLimits.RESERVED);
  }
}
