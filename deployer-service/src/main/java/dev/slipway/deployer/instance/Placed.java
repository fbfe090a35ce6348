package dev.slipway.deployer.instance;

import dev.slipway.contract.approval.DeployRequested;
import dev.slipway.contract.project.Phase;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A Deployment of a slot, as it is wanted and as the cluster remembers it.
///
/// @param asked what was asked for last
/// @param name the Deployment's
public record Placed(Request asked, String name, Stand stand) {

  /// The Deployment that a request means which knows of no others.
  public static Placed of(Request request) {
    return new Placed(request, Names.deployment(request.event()), Stand.PLAIN);
  }

  /// The request whose build runs.
  public Request runs() {
    return stand.runs() == null ? asked : stand.runs();
  }

  /// Labels that its pods have and no others.
  public Map<String, String> podsAlone() {
    Map<String, String> labels = podsOfAllVersions();
    labels.put(Keys.SEQUENCE, String.valueOf(marks().get(Keys.SEQUENCE)));
    return labels;
  }

  /// Labels that the pods of all its versions have and no others.
  public Map<String, String> podsOfAllVersions() {
    Map<String, String> labels = new LinkedHashMap<>();
    labels.put(Keys.INSTANCE, stand.behind() == null ? name : stand.behind());
    if (stand.behind() != null) {
      labels.put(Keys.TRACK, "canary");
    }
    return labels;
  }

  /// The labels by which its pods tell what they were made for: another request's where they were there
  /// before this one.
  public Map<String, String> marks() {
    if (!stand.pods().isEmpty()) {
      return stand.pods();
    }
    DeployRequested event = runs().event();
    Map<String, String> marks = new LinkedHashMap<>();
    marks.put(Keys.RELEASE, Names.label(event.release()));
    if (event.build().commit() != null) {
      marks.put(Keys.COMMIT, Names.label(event.build().commit()));
    }
    marks.put(Keys.SEQUENCE, Long.toString(event.sequence()));
    return marks;
  }

  /// Whether what it brings is not all there is: another Deployment serves as well, or alone.
  public boolean isBesideAnother() {
    return asked.event().phase() instanceof Phase.Preview || isCanary();
  }

  /// The Service that leads to its pods, where there is one.
  public String service() {
    if (asked.event().phase() instanceof Phase.Preview) {
      return Names.preview(runs().event());
    }
    return isCanary() && stand.behind() == null ? name : Names.object(runs().event());
  }

  /// Whether taking back a later version leaves its pods as they are, so that nothing is to be waited
  /// for: how they are now is not the abort's doing.
  public boolean isAsItWas() {
    return asked.event().phase() instanceof Phase.Abort && !stand.pods().isEmpty();
  }

  /// Whether it is one of the project's own manifests, as far as is known.
  public boolean isOwn() {
    return !runs().event().workload().manifests().isEmpty();
  }

  /// True if it has the name of the Deployment that gets a share of the requests.
  public boolean isCanary() {
    return name.equals(Names.canary(runs().event()));
  }

  /// Whether it was taken back and nothing had been there before.
  public boolean isGone() {
    return phase() instanceof Phase.Abort && Integer.valueOf(0).equals(stand.replicas());
  }

  /// The phase that it was applied for last, null for a deployment without phases.
  public @Nullable Phase phase() {
    return asked.event().phase();
  }

  /// A copy in another state.
  public Placed with(Stand changed) {
    return new Placed(asked, name, changed);
  }

  /// Whether it was applied for a phase of the same deployment as this request.
  public boolean isPartOf(DeployRequested request) {
    DeployRequested running = runs().event();
    return phase() != null
        && !(phase() instanceof Phase.Abort)
        && running.release().equals(request.release())
        && running.build().equals(request.build());
  }
}
