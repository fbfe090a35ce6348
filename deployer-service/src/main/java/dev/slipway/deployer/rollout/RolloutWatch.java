package dev.slipway.deployer.rollout;

import dev.slipway.contract.deployment.Diagnosis;
import dev.slipway.contract.deployment.Traffic;
import dev.slipway.deployer.DeployerProperties;
import dev.slipway.deployer.apply.Endings;
import dev.slipway.deployer.cluster.Cluster;
import dev.slipway.deployer.diagnosis.AilmentTimes;
import dev.slipway.deployer.diagnosis.Digests;
import dev.slipway.deployer.diagnosis.Evidence;
import dev.slipway.deployer.diagnosis.FailureDiagnoses;
import dev.slipway.deployer.diagnosis.Findings;
import dev.slipway.deployer.diagnosis.PodView;
import dev.slipway.deployer.instance.Names;
import dev.slipway.deployer.instance.Results;
import dev.slipway.deployer.instance.Rollout;
import dev.slipway.deployer.removal.Leftovers;
import dev.slipway.deployer.strategy.RolloutCompletion;
import dev.slipway.messaging.failure.TransientException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;

/// Reports how rollouts end. Everything it knows is on the cluster, so that after a restart it goes on
/// with whatever has not been reported.
@Service
public class RolloutWatch {

  private static final Logger log = LoggerFactory.getLogger(RolloutWatch.class);

  private final Evidence evidence;
  private final Results results;
  private final DeployerProperties properties;
  private final RolloutEnds ends;
  private final Endings endings;
  private final RolloutProgress progress;
  private final ServiceReachability reach;
  private final Leftovers leftovers;
  private final AilmentTimes times;
  private final FailureDiagnoses failures;
  private final Delays delays;
  private final Findings findings;
  private final FailedLooks failed = new FailedLooks();
  private final Clock clock;

  /// The sequence that this process reported last, by Deployment: an informer's copy may lag behind the
  /// mark, and a mark that was not taken is made again without another report.
  private final Map<String, Long> ended = new ConcurrentHashMap<>();

  /// Since when the cluster has answered without a break for what is in a namespace: none for one where it
  /// does not.
  private final Map<String, Instant> answering = new ConcurrentHashMap<>();

  RolloutWatch(
      Evidence evidence,
      Results results,
      DeployerProperties properties,
      RolloutEnds ends,
      Endings endings,
      RolloutProgress progress,
      ServiceReachability reach,
      Leftovers leftovers,
      AilmentTimes times,
      FailureDiagnoses failures,
      Delays delays,
      Findings findings,
      Clock clock) {
    this.findings = findings;
    this.times = times;
    this.failures = failures;
    this.delays = delays;
    this.reach = reach;
    this.leftovers = leftovers;
    this.progress = progress;
    this.ends = ends;
    this.endings = endings;
    this.evidence = evidence;
    this.results = results;
    this.properties = properties;
    this.clock = clock;
  }

  /// Looks at a rollout. One that has ended is reported, then marked as reported: a crash in between
  /// reports it again under the same event id. One at which looks fail for what does not pass ends as failed once its
  /// timeout is over.
  ///
  /// @throws dev.slipway.messaging.failure.TransientException where the cluster or Kafka does not answer: look
  ///     again later
  public void look(Rollout rollout) {
    if (!rollout.open()) {
      return;
    }
    if (rollout.request().event().sequence() == ended.getOrDefault(rollout.key(), 0L)) {
      evidence.reported(rollout);
      return;
    }
    Instant now = clock.instant();
    try {
      judge(rollout, now);
      failed.forget(rollout);
    } catch (RuntimeException e) {
      fail(rollout, failed.end(rollout, e, now).orElseThrow(() -> e));
    }
  }

  private void judge(Rollout rollout, Instant now) {
    List<PodView> pods = times.dated(rollout, pods(rollout), now);
    switch (RolloutCheck.judge(rollout, pods, now, properties.failureGrace())) {
      case RolloutCheck.Verdict.UnderWay _ -> {
        progress.tell(rollout, pods);
        delays.tell(rollout, findings.inTheWay(rollout, pods, now));
      }
      case RolloutCheck.Verdict.Succeeded _ -> ready(rollout, pods);
      case RolloutCheck.Verdict.Failed end -> {
        if (isSure(rollout)) {
          failures
              .of(rollout, end.culprit().orElse(null), now)
              .ifPresent(diagnosis -> fail(rollout, diagnosis));
        }
      }
    }
  }

  private List<PodView> pods(Rollout rollout) {
    try {
      List<PodView> pods = evidence.pods(rollout);
      answering.putIfAbsent(rollout.namespace(), clock.instant());
      return pods;
    } catch (TransientException e) {
      answering.remove(rollout.namespace());
      throw e;
    }
  }

  /// While a cluster is away, rollouts run out of time and nobody hears that their pods serve. Once it is
  /// back, what is known of them has to come, and their nodes have to report.
  private boolean isSure(Rollout rollout) {
    Instant since = answering.get(rollout.namespace());
    return since != null
        && !clock.instant().isBefore(since.plus(properties.failureGrace()))
        && evidence.isCurrent(rollout);
  }

  /// A Service may lead to the pods only now, and what they replace goes once it does.
  private void ready(Rollout rollout, List<PodView> pods) {
    try {
      Optional<RolloutCompletion> ending = endings.lead(rollout.placed());
      if (ending.isPresent()) {
        conclude(rollout, pods, ending.get());
      }
    } catch (Cluster.RefusedException e) {
      fail(rollout, e.diagnosis());
    }
  }

  private void conclude(Rollout rollout, List<PodView> pods, RolloutCompletion ending) {
    if (reach.covers(rollout, pods)) {
      if (endings.clear(rollout.placed(), ending)) {
        String image = rollout.request().event().build().image();
        succeed(rollout, ending.share(), Digests.of(pods, image));
      }
    } else if (RolloutCheck.isLate(rollout, clock.instant())) {
      fail(rollout, reach.missing(rollout, pods));
    } else {
      progress.tell(rollout, pods);
    }
  }

  private void succeed(Rollout rollout, @Nullable Traffic share, @Nullable String digest) {
    leftovers.clear(rollout.request(), rollout.name());
    ends.tell(
        rollout,
        RolloutEnds.Outcome.SUCCEEDED,
        request -> {
          results.succeeded(request, Names.reached(request.event()), share, digest);
          end(rollout, "serves");
        });
  }

  private void fail(Rollout rollout, Diagnosis diagnosis) {
    ends.tell(
        rollout,
        RolloutEnds.Outcome.FAILED,
        request -> {
          results.failed(request, diagnosis);
          end(rollout, "failed: " + diagnosis.reason());
        });
  }

  /// Whether its outcome has been reported, though the mark may not have come back from the cluster.
  public boolean hasEnded(Rollout rollout) {
    return !rollout.open()
        || rollout.request().event().sequence() == ended.getOrDefault(rollout.key(), 0L);
  }

  /// Ends a rollout whose Deployment was removed as asked, unless it had ended before.
  ///
  /// @param by the removal's sequence
  /// @throws dev.slipway.messaging.failure.TransientException where Kafka does not answer: tell it again
  public void removed(Rollout rollout, long by) {
    if (!hasEnded(rollout)) {
      results.overtaken(rollout.request(), by);
      told(rollout, "was removed");
    }
    forget(rollout);
  }

  /// Reports a rollout whose Deployment somebody has deleted before it ended.
  ///
  /// @throws dev.slipway.messaging.failure.TransientException where Kafka does not answer: tell it again
  public void deleted(Rollout rollout) {
    ends.tell(
        rollout,
        RolloutEnds.Outcome.DELETED,
        request -> {
          results.failed(
              request,
              Diagnosis.of(
                  Diagnosis.Cause.DELETED,
                  "Deleted",
                  "deployment %s in %s was deleted while it was rolled out; deploy again"
                      .formatted(rollout.name(), rollout.namespace()),
                  List.of()));
          told(rollout, "was deleted");
        });
  }

  private void end(Rollout rollout, String how) {
    ended.put(rollout.key(), rollout.request().event().sequence());
    evidence.reported(rollout);
    forget(rollout);
    told(rollout, how);
  }

  private void forget(Rollout rollout) {
    progress.forget(rollout);
    times.forget(rollout);
    failures.forget(rollout);
    delays.forget(rollout);
    failed.forget(rollout);
  }

  private static void told(Rollout rollout, String how) {
    log.info(
        "release {}: {} {} ({})",
        rollout.request().event().release(),
        rollout.request().event().slot(),
        how,
        rollout.request().event().sequence());
  }
}
