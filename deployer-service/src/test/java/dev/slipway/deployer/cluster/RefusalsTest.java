package dev.slipway.deployer.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.contract.deployment.Diagnosis;
import dev.slipway.contract.deployment.Diagnosis.Cause;
import dev.slipway.contract.deployment.Diagnosis.Fact;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RefusalsTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "deployments.apps \"shop\" is forbidden: User \"system:serviceaccount:slipway:deployer\" cannot patch resource \"deployments\" in API group \"apps\" in the namespace \"shop\""
            + "| FORBIDDEN | verb=patch, resource=deployments.apps, namespace=shop, account=slipway/deployer",
        "namespaces is forbidden: User \"jane\" cannot create resource \"namespaces\" in API group \"\" at the cluster scope"
            + "| FORBIDDEN | verb=create, resource=namespaces, account=jane",
        "admission webhook \"validate.policies.example.org\" denied the request: images must come from our registry"
            + "| ADMISSION | by=validate.policies.example.org, said=images must come from our registry",
        "deployments.apps \"x\" is forbidden: ValidatingAdmissionPolicy 'replicas' with binding 'all' denied request: at most 5 replicas"
            + "| ADMISSION | by=replicas, said=at most 5 replicas",
        "pods \"x\" is forbidden: violates PodSecurity \"restricted:v1.28\": runAsNonRoot != true"
            + "| ADMISSION | by=PodSecurity \"restricted:v1.28\", said=runAsNonRoot != true",
        "services \"shop\" is forbidden: exceeded quota: objects, requested: services=1, used: services=5, limited: services=5"
            + "| QUOTA | quota=objects, requested=services=1, used=services=5, limited=services=5",
        "pods \"x\" is forbidden: failed quota: compute: must specify limits.cpu,limits.memory"
            + "| QUOTA | quota=compute, requested=limits.cpu,limits.memory"
      })
  void aRefusalIsTakenApart(String said, Cause cause, String facts) {
    Diagnosis diagnosis = Refusals.of("apply deployment shop", said).orElseThrow();
    assertThat(diagnosis.cause()).isEqualTo(cause);
    assertThat(facts(diagnosis)).isEqualTo(facts);
    assertThat(diagnosis.message()).contains("apply deployment shop");
  }

  @Test
  void aJobThatIsThereIsToldWithTheWayOut() {
    Diagnosis diagnosis =
        Refusals.of(
                "apply job migrate",
                "Job.batch \"migrate\" is invalid: spec.template: Invalid value: core.PodTemplateSpec{ObjectMeta:v1.ObjectMeta{Name:\"\", Labels:map[string]string{\"a\":\"b\"}}}: field is immutable")
            .orElseThrow();
    assertThat(diagnosis.message()).contains("a Job cannot be changed", "migrate-{release}");
    assertThat(diagnosis.message()).doesNotContain("ObjectMeta");
  }

  @Test
  void anApiServersWordsAreShortened() {
    assertThat(
            Refusals.shortened(
                "Internal error occurred: failed calling webhook \"x\": Post \"https://x.y.svc:443/?timeout=10s\": dial tcp: connection refused"))
        .isEqualTo("failed calling webhook \"x\": dial tcp: connection refused");
    assertThat(
            Refusals.shortened(
                "failed to create typed patch object: .spec.replica: field not declared in schema"))
        .isEqualTo(".spec.replica: field not declared in schema");
    assertThat(
            Refusals.shortened(
                "failed to convert new object (k/web; /v1, Kind=Service) to smd typed: .spec.ports: element 0: associative list with keys has an element that omits key field \"protocol\""))
        .startsWith(".spec.ports: element 0");
    assertThat(
            Refusals.shortened(
                "Deployment.apps \"w\" is invalid: spec.selector: Invalid value: v1.LabelSelector{MatchLabels:map[string]string{\"app\":\"v2\"}, MatchExpressions:[]v1.LabelSelectorRequirement(nil)}: field is immutable"))
        .isEqualTo("Deployment.apps \"w\" is invalid: spec.selector: field is immutable");
  }

  @Test
  void otherWordsAreNotGuessedAt() {
    assertThat(Refusals.of("apply", "the server could not find the requested resource")).isEmpty();
    assertThat(Refusals.conflict("apply", "the object has been modified")).isEmpty();
  }

  @Test
  void aConflictNamesTheManagerAndEachField() {
    Diagnosis one =
        Refusals.conflict(
                "apply deployment shop",
                "Apply failed with 1 conflict: conflict with \"kubectl-scale\" with subresource \"scale\" using apps/v1: .spec.replicas")
            .orElseThrow();
    assertThat(facts(one)).isEqualTo("manager=kubectl-scale, fields=.spec.replicas");
    assertThat(one.message()).contains("replicas: unmanaged", "or have it give the field up");
    Diagnosis two =
        Refusals.conflict(
                "apply deployment shop",
                "Apply failed with 2 conflicts: conflicts with \"kubectl\" using apps/v1:\n- .spec.replicas\n- .spec.template.spec.containers[name=\"app\"].image")
            .orElseThrow();
    assertThat(facts(two))
        .isEqualTo(
            "manager=kubectl, fields=.spec.replicas, .spec.template.spec.containers[name=\"app\"].image");
    assertThat(two.message()).contains("the manager kubectl owns .spec.replicas, ");
  }

  @Test
  void nobodyIsToldToLeaveAnImageToAnotherManager() {
    assertThat(
            Refusals.conflict(
                    "apply deployment shop",
                    "Apply failed with 1 conflict: conflict with \"kubectl-set\" using apps/v1: .spec.template.spec.containers[name=\"app\"].image")
                .orElseThrow()
                .message())
        .contains("an image is the build's: take that manager out of the object's managedFields")
        .doesNotContain("leave the field to it");
  }

  private static String facts(Diagnosis diagnosis) {
    return diagnosis.facts().stream().map(RefusalsTest::fact).collect(Collectors.joining(", "));
  }

  private static String fact(Fact fact) {
    return fact.name() + "=" + fact.value();
  }
}
