package dev.slipway.view.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.contract.deployment.Drift;
import dev.slipway.contract.release.ReleaseSnapshot;
import dev.slipway.contract.release.StepSnapshot.Deploy;
import dev.slipway.view.Releases;
import dev.slipway.view.card.Card;
import dev.slipway.view.card.Plain;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// The messages about drifted objects.
class DriftReplyTest {

  private static final String IMAGE = ".spec.template.spec.containers[name=\"app\"].image";

  @Test
  void severalObjectsAreNamedOnceEachWithTheirFields() {
    Drift drift =
        drift(
            "deployment test-qa, service test-qa, ingress test-qa",
            change("deployment test-qa .spec.replicas", "kubectl"),
            change("deployment test-qa .metadata.labels.team", null),
            change("service test-qa (deleted)", null));
    assertThat(DriftText.words(drift))
        .isEqualTo(
            "deployment test-qa (.spec.replicas by kubectl, .metadata.labels.team), service test-qa"
                + " (deleted) and ingress test-qa were changed.");
  }

  @Test
  void severalObjectsThatAreGoneWereDeleted() {
    assertThat(DriftText.words(new Drift("deployment a, service b", true, List.of(), false)))
        .isEqualTo("deployment a and service b were deleted.");
  }

  @Test
  void ofManyObjectsAndFieldsTheFirstAreNamed() {
    assertThat(DriftText.words(drift("a 1, a 2, a 3, a 4, a 5, a 6, a 7", change("a 1 .x", null))))
        .isEqualTo("a 1 (.x), a 2, a 3, a 4, a 5 and 2 more were changed.");
    Drift.Change x = change(".x", null);
    assertThat(DriftText.words(drift("a 1", x, x, x, x, x, x)))
        .isEqualTo("a 1 was changed: .x, .x, .x, .x, .x and 1 more.");
  }

  @Test
  void whatWasDeployedAndThatItWasChangedAreTwoSentences() {
    Drift drift = drift("deployment test-qa", change(".spec.replicas", "kubectl"));
    ReleaseSnapshot drifted = Releases.opened("test-abcdefghij").qaDrifted(drift).snapshot();
    assertThat(Plain.text(DeploymentText.of(drifted, (Deploy) drifted.steps().getFirst())))
        .contains(
            "Deployed to qa: "
                + Releases.QA_URL
                + ". Since then deployment test-qa was changed: .spec.replicas by kubectl.");
  }

  @Test
  void ofAnImageNobodyIsToldToSetItInTheProjectsFile() {
    assertThat(thread(drift("deployment test-qa", change(IMAGE, "kubectl-set"))))
        .contains("An image is the build's", "managedFields")
        .doesNotContain("set it in the project's file");
    assertThat(thread(drift("deployment test-qa", change(".spec.replicas", "kubectl"))))
        .contains("set it in the project's file")
        .doesNotContain("managedFields");
  }

  private static String thread(Drift drift) {
    ReleaseSnapshot drifted = Releases.opened("test-abcdefghij").qaDrifted(drift).snapshot();
    Card card = DriftReply.of((Deploy) drifted.steps().getFirst(), drift);
    return card.paragraphs().stream().map(Plain::text).collect(Collectors.joining("\n"));
  }

  private static Drift drift(String object, Drift.Change... changes) {
    return new Drift(object, false, List.of(changes), false);
  }

  private static Drift.Change change(String field, @Nullable String manager) {
    return new Drift.Change(field, manager);
  }
}
