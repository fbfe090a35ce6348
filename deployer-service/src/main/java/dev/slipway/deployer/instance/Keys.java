package dev.slipway.deployer.instance;

/// The labels and annotations by which the cluster remembers what was asked for.
public final class Keys {

  public static final String MANAGED_BY = "app.kubernetes.io/managed-by";
  public static final String SLIPWAY = "slipway";
  public static final String NAME = "app.kubernetes.io/name";
  public static final String INSTANCE = "app.kubernetes.io/instance";
  public static final String PROJECT = "slipway.dev/project";
  public static final String ENVIRONMENT = "slipway.dev/environment";
  public static final String RELEASE = "slipway.dev/release";

  /// The build's commit, where it is known.
  public static final String COMMIT = "slipway.dev/commit";

  /// The request's sequence, on the Deployment and on its pods.
  public static final String SEQUENCE = "slipway.dev/sequence";

  /// The instance of the environment, in full.
  public static final String SLOT = "slipway.dev/slot";

  /// The request as JSON, from which its outcome can be reported after a restart.
  public static final String REQUEST = "slipway.dev/request";

  /// When the request was applied, ISO 8601.
  public static final String APPLIED_AT = "slipway.dev/applied-at";

  /// The sequence whose outcome has been reported.
  public static final String REPORTED = "slipway.dev/reported";

  /// Which drift was told last, see [dev.slipway.deployer.drift.DriftWatch].
  public static final String DRIFT = "slipway.dev/drift";

  /// `true` where the Deployment is one of the project's own manifests, which the remembered request
  /// does not have.
  public static final String OWN_MANIFESTS = "slipway.dev/own-manifests";

  /// Those manifests, see [dev.slipway.deployer.manifest.KeptManifests]; none where they are too long.
  public static final String MANIFESTS = "slipway.dev/manifests";

  /// How the Deployment stands among those of its slot, see [Stand].
  public static final String STAND = "slipway.dev/stand";

  /// `canary` on pods that serve with those of another Deployment.
  public static final String TRACK = "slipway.dev/track";

  private Keys() {}
}
