package dev.slipway.projectfiles;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.contract.project.ProjectDefinition;
import dev.slipway.contract.workload.Workload;
import dev.slipway.messaging.EventJson;
import dev.slipway.projectfiles.document.Problem;
import dev.slipway.projectfiles.folder.Folder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// A project's own manifests: written in its file, in files beside it, or as a kustomization.
class ManifestFilesTest {

  private static final String HEAD =
      """
      project: shop
      channel: slack:C0SHOP
      pipeline: [{deploy: live}]
      environments: {live: {namespace: shop}}
      """;

  private static final String DEPLOYMENT =
      """
      apiVersion: apps/v1
      kind: Deployment
      metadata:
        name: '{name}'
      spec:
        replicas: 2
        selector: {matchLabels: {app: shop}}
        template:
          metadata: {labels: {app: shop}}
          spec:
            containers:
              - name: web
                image: '{image}'
                envFrom: [{configMapRef: {name: settings}}]
            volumes:
              - {name: settings, configMap: {name: settings, defaultMode: 0644}}
      """;

  private static final String SETTINGS =
      """
      apiVersion: v1
      kind: ConfigMap
      metadata: {name: settings}
      data: {mode: fast}
      """;

  @Test
  void manifestsStandInTheFileOrInFilesBesideIt() {
    String file =
        HEAD
            + "workload:\n  port: 80\n  manifests:\n    - file: shop/web.yaml\n    - "
            + SETTINGS.strip().replace("\n", "\n      ")
            + "\n";
    Workload workload =
        shop(file, Map.of("shop/web.yaml", DEPLOYMENT + "---\n---\n" + SETTINGS)).workload();
    assertThat(workload.port()).isNull();
    assertThat(workload.manifests())
        .extracting("kind")
        .containsExactly("Deployment", "ConfigMap", "ConfigMap");
    assertThat(workload.manifests().getFirst())
        .extracting("spec.template.spec.volumes")
        .asString()
        .contains("defaultMode=420");
  }

  @Test
  void whatIsPublishedReadsBackTheSame() {
    ProjectDefinition shop =
        shop(
            HEAD + "workload: {manifests: [{file: shop/web.yaml}]}\n",
            Map.of("shop/web.yaml", DEPLOYMENT));
    String json = EventJson.mapper().writeValueAsString(shop);
    assertThat(EventJson.mapper().readValue(json, ProjectDefinition.class)).isEqualTo(shop);
  }

  @Test
  void aKustomizationIsRendered() {
    Map<String, String> files =
        Map.of(
            "shop/base/kustomization.yaml",
            """
            resources: [web.yaml, settings.yaml]
            commonLabels: {team: shop}
            """,
            "shop/base/web.yaml",
            DEPLOYMENT.replace("'{name}'", "web").replace("'{image}'", "registry/web:dev"),
            "shop/base/settings.yaml",
            SETTINGS,
            "shop/live/kustomization.yaml",
            """
            resources: [../base]
            namespace: shop
            namePrefix: live-
            commonAnnotations: {contact: shop@example.org}
            images: [{name: registry/web, newName: '{image}'}]
            replicas: [{name: live-web, count: 5}]
            """);
    Workload workload =
        shop(HEAD + "workload: {manifests: [{kustomization: shop/live}]}\n", files).workload();
    Map<String, Object> web = workload.manifests().getFirst();
    assertThat(web)
        .extracting("metadata")
        .isEqualTo(
            Map.of(
                "name",
                "live-web",
                "namespace",
                "shop",
                "labels",
                Map.of("team", "shop"),
                "annotations",
                Map.of("contact", "shop@example.org")));
    assertThat(web).extracting("spec.replicas").isEqualTo(5);
    assertThat(web)
        .extracting("spec.selector.matchLabels")
        .isEqualTo(Map.of("app", "shop", "team", "shop"));
    assertThat(web.toString())
        .contains(
            "image={image}", "configMapRef={name=live-settings}", "configMap={name=live-settings");
    assertThat(workload.manifests().getLast())
        .extracting("metadata.name")
        .isEqualTo("live-settings");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "registry/web|registry/web:dev|{newTag: '7'}|registry/web:7",
        "registry:5000/web|registry:5000/web|{newName: other/web}|other/web",
        "registry/web|registry/web:dev|{newName: other/web}|other/web:dev",
        "registry/web|registry/web@sha256:1|{digest: 'sha256:2'}|registry/web@sha256:2",
        "registry/web|registry/other:dev|{newTag: '7'}|registry/other:dev",
      })
  void aKustomizationsImagesAreChangedByName(
      String name, String image, String change, String changed) {
    Map<String, String> files =
        Map.of(
            "k/kustomization.yaml",
            "resources: [web.yaml]\nimages: ["
                + change.replace("{", "{name: '" + name + "', ")
                + "]\n",
            "k/web.yaml",
            DEPLOYMENT.replace(
                "- name: web",
                "- {name: side, image: '%s'}\n        - name: web".formatted(image)));
    assertThat(
            shop(HEAD + "workload: {manifests: [{kustomization: k}]}\n", files)
                .workload()
                .manifests()
                .getFirst()
                .toString())
        .contains("image=" + changed + "}");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "name: '{name}'|name: {name}|projects/k/web.yaml:4: metadata.name: put it in quotes: '{name}'",
        "image: '{image}'|image: web:1|projects/k/web.yaml:12: spec.template.spec.containers: none of the Deployment's containers has image '{image}'",
        "image: '{image}'|image: 'web:{image}'|projects/k/web.yaml:13: spec.template.spec.containers[0].image: '{image}' is the whole of an image",
        "kind: Deployment|kind: Pod|projects/shop.yaml:5: the manifests have 0 Deployments; exactly one is needed",
        "kind: Deployment|kind: Namespace|projects/k/web.yaml:2: kind: a Namespace belongs to the whole cluster",
        "kind: Deployment|kind: Secret|projects/k/web.yaml:2: kind: a project's file holds no secret",
        "name: '{name}'|labels: {}|projects/k/web.yaml:4: metadata: the Deployment needs a metadata.name, such as '{name}'",
        "name: '{name}'|{name: web, namespace: other}|projects/k/web.yaml:4: metadata.namespace: environment 'live' is namespace shop; leave the namespace out",
        "app: shop}}\\n  template|app.kubernetes.io/instance: shop}}\\n  template|projects/k/web.yaml:7: spec.selector.matchLabels: Slipway sets the label app.kubernetes.io/instance on the pods itself",
        "apiVersion: apps/v1|version: apps/v1|projects/k/web.yaml:1: a Kubernetes object with apiVersion and kind is expected",
        "kind: Deployment|kind: [|projects/k/web.yaml:4: not YAML",
      })
  void whatCannotBeAppliedIsSaidWhereItIsWritten(String from, String to, String expected) {
    String web = DEPLOYMENT.replace(from.replace("\\n", "\n"), to.replace("\\n", "\n"));
    if (to.startsWith("{")) {
      web = web.replace("metadata:\n  " + to, "metadata:\n    " + to);
    }
    assertThat(
            problems(
                HEAD + "workload: {manifests: [{file: k/web.yaml}]}\n", Map.of("k/web.yaml", web)))
        .anyMatch(problem -> problem.startsWith(expected));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{file: k/none.yaml}|projects/shop.yaml:5: no file 'k/none.yaml' in a folder beside the project's file; there are k/kustomization.yaml",
        "{kustomization: none}|projects/shop.yaml:5: no file 'none/kustomization.yaml'",
        "{kustomization: ../other}|projects/shop.yaml:5: '../other' leads out of the project folder",
        "{}|projects/shop.yaml:5: workload.manifests[0]: this is not {file: <path>}, {kustomization: <folder>} or a Kubernetes object",
        "{fiel: a}|projects/shop.yaml:5: a Kubernetes object with apiVersion and kind is expected",
        "{kustomization: k}|projects/k/kustomization.yaml:1: a kustomization's 'patches' is not supported here; render it with 'kubectl kustomize'",
        "{kustomization: remote}|projects/remote/kustomization.yaml:1: 'https://example.org/base' is elsewhere; nothing is fetched",
        "{kustomization: typo}|projects/typo/kustomization.yaml:1: no file 'typo/wep.yaml' in a folder",
        "{kustomization: web}|projects/web/web.yaml:13: spec.template.spec.containers[0].image: put it in quotes: '{image}'",
        "{kustomization: loop}|projects/loop/kustomization.yaml:1: the kustomization leads back to itself: loop",
      })
  void aSourceThatCannotBeReadIsSaid(String item, String expected) {
    Map<String, String> files =
        Map.of(
            "k/kustomization.yaml", "patches: []\n",
            "remote/kustomization.yaml", "resources: ['https://example.org/base']\n",
            "loop/kustomization.yaml", "resources: [../loop]\n",
            "typo/kustomization.yaml", "resources: [wep.yaml]\n",
            "web/kustomization.yaml", "resources: [web.yaml]\ncommonLabels: {a: b}\n",
            "web/web.yaml", DEPLOYMENT.replace("'{image}'", "{image}"));
    assertThat(problems(HEAD + "workload: {manifests: [" + item + "]}\n", files))
        .anyMatch(problem -> problem.startsWith(expected));
  }

  @Test
  void whereThereIsAnInstanceForEachBranchEachNeedsNamesOfItsOwn() {
    String file =
        HEAD.replace("shop}}", "shop, url: 'https://{target}.shop.test'}}")
            + "workload: {manifests: [{file: k/web.yaml}]}\n";
    assertThat(problems(file, Map.of("k/web.yaml", DEPLOYMENT + "---\n" + SETTINGS)))
        .containsExactly(
            "projects/k/web.yaml:20: metadata.name: environment 'live' has one instance for each"
                + " branch or tag; their objects need names of their own, with {name}, {target} or {release}");
  }

  /// A Job of one name runs once, so that one for each release is named after it.
  @ParameterizedTest
  @ValueSource(strings = {"migrate-{release}", "'{name}-migrate'", "migrate-{target}"})
  void aNameOfItsOwnIsThatOfTheInstanceItsTargetOrItsRelease(String name) {
    String job =
        """
        apiVersion: batch/v1
        kind: Job
        metadata: {name: %s}
        spec:
          template:
            spec: {containers: [{name: migrate, image: '{image}'}], restartPolicy: Never}
        """
            .formatted(name.startsWith("'") ? name : "'" + name + "'");
    String file =
        HEAD.replace("shop}}", "shop, url: 'https://{target}.shop.test'}}")
            + "workload: {manifests: [{file: k/web.yaml}]}\n";
    assertThat(problems(file, Map.of("k/web.yaml", DEPLOYMENT + "---\n" + job))).isEmpty();
  }

  @Test
  void manifestsThatAreTooLargeForEveryBuildToCarryAreRefused() {
    String large = SETTINGS + "  # \nbinaryData: {page: '" + "x".repeat(200 * 1024) + "'}\n";
    assertThat(
            problems(
                HEAD + "workload: {manifests: [{file: k/web.yaml}]}\n",
                Map.of("k/web.yaml", DEPLOYMENT + "---\n" + large)))
        .singleElement()
        .asString()
        .startsWith("projects/shop.yaml:5: project 'shop' has more than 192 KiB of manifests");
  }

  @Test
  void filesInFoldersAreManifestsAndNoProjects(@TempDir Path folder) throws IOException {
    Files.createDirectories(folder.resolve("shop/base"));
    Files.createDirectories(folder.resolve(".git"));
    Files.createDirectories(folder.resolve("bases"));
    Files.writeString(folder.resolve("shop.yaml"), HEAD);
    Files.writeString(folder.resolve("shop/base/web.yaml"), DEPLOYMENT);
    Files.writeString(folder.resolve(".git/config.yaml"), "a: b");
    Files.writeString(folder.resolve("bases/web.yaml"), "workload: {port: 80}");
    Folder read = Folder.read(folder);
    assertThat(read.manifests()).containsOnlyKeys("shop/base/web.yaml");
    assertThat(read.projects()).containsOnlyKeys("shop.yaml");
    Files.writeString(folder.resolve("shop/base/web.yaml"), DEPLOYMENT + "# changed\n");
    assertThat(Folder.read(folder)).isNotEqualTo(read);
  }

  private static ProjectDefinition shop(String text, Map<String, String> files) {
    Loaded loaded = read(text, files);
    assertThat(loaded.problems()).isEmpty();
    return Objects.requireNonNull(loaded.definitions().get("shop"));
  }

  private static List<String> problems(String text, Map<String, String> files) {
    return read(text, files).problems().stream().map(Problem::toString).toList();
  }

  private static Loaded read(String text, Map<String, String> files) {
    return Loaded.from(new Folder("projects", Map.of("shop.yaml", text), Map.of(), "", files));
  }
}
