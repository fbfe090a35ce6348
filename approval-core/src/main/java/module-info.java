/// The decisions of the approval service, and nothing of how they are stored or published. A module only so that sealed
/// types may spread over its packages: the classes run on the class path.
module dev.slipway.approval.core {
  // The mark of generated builders.
  requires static java.compiler;

  exports dev.slipway.approval.core;
  exports dev.slipway.approval.core.access;
  exports dev.slipway.approval.core.deployment;
  exports dev.slipway.approval.core.environment;
  exports dev.slipway.approval.core.gate;
  exports dev.slipway.approval.core.release;
  exports dev.slipway.approval.core.rollback;
  exports dev.slipway.approval.core.wait;
}
