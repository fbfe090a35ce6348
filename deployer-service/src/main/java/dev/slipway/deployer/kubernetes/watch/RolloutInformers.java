package dev.slipway.deployer.kubernetes.watch;

import dev.slipway.background.BackgroundThread;
import dev.slipway.contract.approval.DeployRequested;
import dev.slipway.deployer.DeployerProperties;
import dev.slipway.deployer.apply.Endings;
import dev.slipway.deployer.instance.Rollout;
import dev.slipway.deployer.kubernetes.Rollouts;
import dev.slipway.deployer.kubernetes.drift.Absences;
import dev.slipway.deployer.kubernetes.drift.Disappearances;
import dev.slipway.deployer.kubernetes.drift.Drifts;
import dev.slipway.deployer.rollout.RolloutWatch;
import dev.slipway.deployer.rollout.Share;
import dev.slipway.deployer.rollout.UnderWay;
import dev.slipway.messaging.failure.TransientException;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.informers.ResourceEventHandler;
import java.time.Duration;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/// Hands rollouts to the watch: each as the cluster tells of a change, and all that have not been
/// reported at regular times, for what a Deployment does not tell. At each rollout one looks at a time, so
/// that it is reported by one look. What another instance watches is left to it.
@Component
class RolloutInformers
    implements SmartLifecycle, ResourceEventHandler<Deployment>, Absences.Watched {

  /// A look that failed, and a correction that is due, wait for no longer.
  private static final Duration AT_REST = Duration.ofSeconds(30);

  private static final Duration AGAIN = Duration.ofSeconds(1);

  private static final Logger log = LoggerFactory.getLogger(RolloutInformers.class);

  private final KubernetesClient client;
  private final RolloutWatch watch;
  private final DeployerProperties properties;
  private final UnderWay underWay;
  private final Share share;
  private final Drifts drifts;
  private final Disappearances disappearances;
  private final Endings endings;
  private final Absences absences;
  private final NamespaceInformers informers = new NamespaceInformers();
  private final Siblings siblings = new Siblings(informers.all());
  private final Looks looks = new Looks();
  private final Looks looksAtRest = new Looks();
  private final BackgroundThread looking = new BackgroundThread("rollouts");

  /// Those at rest are many, and hold up no rollout.
  private final BackgroundThread resting = new BackgroundThread("at-rest");

  RolloutInformers(
      KubernetesClient client,
      RolloutWatch watch,
      DeployerProperties properties,
      UnderWay underWay,
      Share share,
      Drifts drifts,
      Disappearances disappearances,
      Endings endings,
      Absences absences) {
    this.absences = absences;
    this.disappearances = disappearances;
    this.endings = endings;
    this.share = share;
    this.drifts = drifts;
    this.underWay = underWay;
    this.client = client;
    this.watch = watch;
    this.properties = properties;
  }

  @Override
  public void start() {
    looking.start();
    resting.start();
    informers.follow(client, properties.namespaces(), this);
    Duration pause = properties.check();
    looking.repeat("looks at rollouts", pause, pause, this::lookAtAll);
    resting.repeat("looks at what is at rest", AT_REST, AT_REST, this::lookAtThoseAtRest);
    resting.repeat("looks for what is gone", pause, pause, this::lookForAbsent);
  }

  /// Whose changes are reported.
  NamespaceInformers namespaces() {
    return informers;
  }

  @Override
  public boolean isWatched(String namespace) {
    return informers.isWatching(namespace);
  }

  @Override
  public void onAdd(Deployment deployment) {
    later(deployment);
  }

  @Override
  public void onUpdate(Deployment before, Deployment after) {
    later(after);
  }

  @Override
  public void onDelete(Deployment deployment, boolean finalStateUnknown) {
    Rollouts.of(deployment)
        .filter(this::isShared)
        .filter(rollout -> counts(deployment, rollout))
        .ifPresent(this::tellDeleted);
  }

  /// Again until it is told, sooner than by what the cluster remembers.
  private void tellDeleted(Rollout rollout) {
    if (isRunning()) {
      looksAtRest.surely(rollout.namespace(), rollout.name(), () -> tellDeletedNow(rollout));
    }
  }

  private void tellDeletedNow(Rollout rollout) {
    try {
      disappearances.tell(rollout);
    } catch (TransientException e) {
      thread(rollout).executeAfter(AGAIN, () -> tellDeleted(rollout));
    }
  }

  private void later(Deployment deployment) {
    Rollouts.of(deployment)
        .filter(this::isShared)
        .ifPresent(rollout -> thread(rollout).execute(() -> look(deployment, rollout)));
  }

  private BackgroundThread thread(Rollout rollout) {
    return rollout.open() ? looking : resting;
  }

  private void look(Deployment deployment, Rollout rollout) {
    if (!counts(deployment, rollout)) {
      return;
    }
    if (rollout.open()) {
      look(rollout);
    } else {
      atRest(deployment, rollout);
    }
  }

  /// Whether there is anything to tell of it. What was overtaken within its slot has been answered for by
  /// the request that overtook it, and may be taken away by it.
  @Override
  public boolean counts(Deployment deployment, Rollout rollout) {
    return siblings.isLatest(deployment) || (!rollout.open() && siblings.servesBeside(deployment));
  }

  @Override
  public List<Deployment> all() {
    return informers.all().stream()
        .flatMap(informer -> informer.getIndexer().list().stream())
        .toList();
  }

  private void lookForAbsent() {
    if (informers.isAnyWatching() && share.isSettled()) {
      absences.look(this);
    }
  }

  private void lookAtThoseAtRest() {
    all().stream()
        .forEach(deployment ->
            Rollouts.of(deployment)
                .filter(this::isShared)
                .filter(rollout -> !rollout.open() && counts(deployment, rollout))
                .ifPresent(rollout -> atRest(deployment, rollout)));
  }

  /// What is put right may be written through a webhook that hangs.
  private void atRest(Deployment deployment, Rollout rollout) {
    looksAtRest.again(rollout.namespace(), rollout.name(), () -> atRestNow(deployment, rollout));
  }

  private void atRestNow(Deployment deployment, Rollout rollout) {
    try {
      boolean latest = siblings.isLatest(deployment);
      drifts.look(deployment, rollout, latest);
      if (latest && siblings.hasOthers(deployment)) {
        endings.prune(rollout.placed(), rollout.appliedAt());
      }
    } catch (RuntimeException e) {
      log.warn(
          "deployment {} in {}: cannot be held against what was deployed now: {}",
          rollout.name(),
          rollout.namespace(),
          e.getMessage());
    }
  }

  private void lookAtAll() {
    List<Rollout> open =
        all().stream()
            .filter(Rollouts::mayBeOpen)
            .flatMap(deployment ->
                Rollouts.of(deployment)
                    .filter(this::isOurs)
                    .filter(rollout -> counts(deployment, rollout))
                    .stream())
            .toList();
    underWay.are(open);
    open.forEach(this::look);
  }

  /// Whether it is still to be told, by this instance.
  private boolean isOurs(Rollout rollout) {
    return rollout.open() && isShared(rollout);
  }

  @Override
  public boolean isShared(Rollout rollout) {
    DeployRequested request = rollout.request().event();
    // Another installation's deployer, of another name, may have the same Kubernetes.
    return request.to().cluster().equals(properties.cluster()) && share.has(request.project());
  }

  /// A failure leaves the rollout for the next look.
  private void look(Rollout rollout) {
    looks.look(rollout.namespace(), rollout.name(), () -> lookNow(rollout));
  }

  private void lookNow(Rollout rollout) {
    try {
      watch.look(rollout);
    } catch (RuntimeException e) {
      log.warn(
          "deployment {} in {}: cannot be looked at now: {}",
          rollout.name(),
          rollout.namespace(),
          e.getMessage());
    }
  }

  @Override
  public void stop() {
    informers.stop();
    looks.stop();
    looksAtRest.stop();
    looking.stop();
    resting.stop();
  }

  @Override
  public boolean isRunning() {
    return looking.isRunning();
  }
}
