/// What the approval service decides, and nothing of how it is stored or heard of. A module only so that sealed types
/// may spread over its packages: the classes run on the class path.
module dev.slipway.approval.core {
  exports dev.slipway.approval.core;
}
