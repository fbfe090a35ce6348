package dev.slipway.deployer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.contract.deployer.DeployerEvent.DeployFailed;
import dev.slipway.contract.workload.Workload;
import dev.slipway.deployer.instance.Request;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/// A request of which the cluster will not have a part changes nothing that serves.
@Execution(ExecutionMode.CONCURRENT)
@ExtendWith(SharedRig.class)
class RefusedBeforeTouchedIT {

  private final Place place;

  RefusedBeforeTouchedIT(Place place) {
    this.place = place;
  }

  @Test
  void aChangedSelectorLeavesTheServiceWithItsPods() {
    place.succeeds(own("v1", "registry/shop:1", 1));
    assertThat(addresses()).isEqualTo(1);
    DeployFailed failed = place.fails(own("v2", "registry/shop:2", 2));
    assertThat(failed.diagnosis().message())
        .contains("spec.selector of the Deployment own-web cannot be changed");
    assertThat(
            place
                .rig()
                .client()
                .services()
                .inNamespace(place.namespace())
                .withName("own-web")
                .require()
                .getSpec()
                .getSelector())
        .containsEntry("app", "v1");
    assertThat(addresses()).isEqualTo(1);
    place.succeeds(own("v1", "registry/shop:3", 3));
  }

  @Test
  void whatIsRefusedAtFirstLeavesNothingButTheNamespace() {
    Request request = place.live("registry/shop:1", 1);
    place
        .rig()
        .cluster()
        .answerWrites(place.namespace(), "deployments", 422, "Deployment.apps is invalid: no");
    place.fails(request);
    assertThat(place.objects()).isEmpty();
  }

  private long addresses() {
    return place
        .rig()
        .client()
        .endpoints()
        .inNamespace(place.namespace())
        .withName("own-web")
        .require()
        .getSubsets()
        .stream()
        .mapToLong(subset -> subset.getAddresses().size())
        .sum();
  }

  private Request own(String version, String image, long sequence) {
    Map<String, Object> labels = Map.of("app", version);
    return Requests.with(
        place.live(image, sequence),
        Workload.of(
            List.of(
                Map.of(
                    "apiVersion",
                    "v1",
                    "kind",
                    "Service",
                    "metadata",
                    Map.of("name", "own-web"),
                    "spec",
                    Map.of("selector", labels, "ports", List.of(Map.of("port", 80)))),
                Map.of(
                    "apiVersion",
                    "apps/v1",
                    "kind",
                    "Deployment",
                    "metadata",
                    Map.of("name", "own-web"),
                    "spec",
                    Map.of(
                        "replicas",
                        1,
                        "selector",
                        Map.of("matchLabels", labels),
                        "template",
                        Map.of(
                            "metadata",
                            Map.of("labels", labels),
                            "spec",
                            Map.of(
                                "containers",
                                List.of(Map.of("name", "web", "image", "{image}")))))))));
  }
}
