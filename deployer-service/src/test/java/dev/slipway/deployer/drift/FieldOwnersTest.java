package dev.slipway.deployer.drift;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.contract.deployment.Drift.Change;
import dev.slipway.messaging.EventJson;
import java.util.List;
import org.junit.jupiter.api.Test;

class FieldOwnersTest {

  private static final String APPLIED =
      """
      {"metadata":{"name":"shop","namespace":"live","labels":{"app.kubernetes.io/name":"shop"},
        "annotations":{}},
       "spec":{"replicas":2,"selector":{"matchLabels":{"a":"shop"}},
        "template":{"spec":{"containers":[
          {"name":"app","image":"i:1","args":["serve","now"],
           "ports":[{"name":"http","containerPort":8080}],
           "env":[{"name":"HOME","value":""}]}]}}}}
      """;

  private static final String REPLICAS = "\"f:replicas\":{},";
  private static final String IMAGE = "\"f:image\":{},";

  @Test
  void whatWeOwnIsAsItWasApplied() {
    assertThat(changes(ours(REPLICAS, IMAGE))).isEmpty();
  }

  @Test
  void aFieldThatSomebodyElseOwnsIsNamedWithTheManager() {
    assertThat(
            changes(
                ours("", IMAGE),
                entry("kubectl-scale", "Update", "{\"f:spec\":{\"f:replicas\":{}}}")))
        .containsExactly(new Change(".spec.replicas", "kubectl-scale"));
  }

  @Test
  void aFieldOfAListsElementIsNamedByItsKey() {
    String theirs =
        """
        {"f:spec":{"f:template":{"f:spec":{"f:containers":{"k:{\\"name\\":\\"app\\"}":{"f:image":{}}}}}}}
        """;
    assertThat(changes(ours(REPLICAS, ""), entry("kubectl-set", "Update", theirs)))
        .containsExactly(new Change(".spec.template.spec.containers[app].image", "kubectl-set"));
  }

  @Test
  void aFieldThatSomebodyTookOutIsNobodys() {
    assertThat(changes(ours("", IMAGE))).containsExactly(new Change(".spec.replicas", null));
  }

  @Test
  void whatOthersAddIsTheirs() {
    assertThat(
            changes(
                ours(REPLICAS, IMAGE),
                entry("hpa", "Update", "{\"f:metadata\":{\"f:annotations\":{\"f:x\":{}}}}")))
        .isEmpty();
  }

  @Test
  void anObjectThatDoesNotSayWhoOwnsItsFieldsIsLeftAlone() {
    assertThat(changes(entry("before-first-apply", "Update", "{}"))).isEmpty();
  }

  @Test
  void whatStandsBesideMetadataAndSpecIsLookedAtAsWell() {
    String config =
        """
        {"apiVersion":"v1","kind":"ConfigMap","metadata":{"name":"shop"},
         "data":{"mode":"fast","level":"1"},"immutable":false}
        """;
    assertThat(
            of(
                config,
                entry("slipway", "Apply", "{\"f:data\":{\"f:level\":{}},\"f:immutable\":{}}"),
                entry("edit", "Update", "{\"f:data\":{\"f:mode\":{}}}")))
        .containsExactly(new Change(".data.mode", "edit"));
  }

  @Test
  void aListAtTheTopIsOneField() {
    String role =
        """
        {"apiVersion":"rbac.authorization.k8s.io/v1","kind":"Role","metadata":{"name":"shop"},
         "rules":[{"apiGroups":[""],"resources":["pods"],"verbs":["get"]}]}
        """;
    assertThat(of(role, entry("slipway", "Apply", "{\"f:rules\":{}}"))).isEmpty();
    assertThat(
            of(
                role,
                entry("slipway", "Apply", "{\"f:metadata\":{\"f:labels\":{}}}"),
                entry("edit", "Update", "{\"f:rules\":{}}")))
        .containsExactly(new Change(".rules", "edit"));
  }

  @Test
  void whatNoManagerOwnsIsNotMissed() {
    String exported =
        """
        {"metadata":{"name":"shop","uid":"u","resourceVersion":"7","generation":2,
          "creationTimestamp":"2026-03-01T12:00:00Z"},
         "spec":{"name":"x"},"status":{"ready":true}}
        """;
    assertThat(of(exported, entry("slipway", "Apply", "{\"f:spec\":{\"f:name\":{}}}"))).isEmpty();
    assertThat(
            of(
                exported,
                entry("slipway", "Apply", "{\"f:spec\":{}}"),
                entry("edit", "Update", "{\"f:spec\":{\"f:name\":{}}}")))
        .containsExactly(new Change(".spec.name", "edit"));
  }

  private static String ours(String replicas, String image) {
    String fields =
        """
        {"f:metadata":{"f:labels":{"f:app.kubernetes.io/name":{}}},
         "f:spec":{%s"f:selector":{},
          "f:template":{"f:spec":{"f:containers":{"k:{\\"name\\":\\"app\\"}":{".":{},"f:name":{},
            %s"f:args":{},
            "f:ports":{"k:{\\"containerPort\\":8080,\\"protocol\\":\\"TCP\\"}":{".":{},
              "f:containerPort":{},"f:name":{}}},
            "f:env":{"k:{\\"name\\":\\"HOME\\"}":{".":{},"f:name":{}}}}}}}}}
        """
            .formatted(replicas, image);
    return entry("slipway", "Apply", fields);
  }

  private static String entry(String manager, String operation, String fields) {
    return "{\"manager\":\"%s\",\"operation\":\"%s\",\"fieldsV1\":%s}"
        .formatted(manager, operation, fields);
  }

  private static List<Change> changes(String... entries) {
    return of(APPLIED, entries);
  }

  private static List<Change> of(String applied, String... entries) {
    String live = "{\"metadata\":{\"managedFields\":[" + String.join(",", entries) + "]}}";
    return FieldOwners.changes(
        EventJson.mapper().readTree(applied), EventJson.mapper().readTree(live), "slipway");
  }
}
