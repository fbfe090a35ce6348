package dev.slipway.deployer.queue;

import dev.slipway.contract.deployment.Diagnosis;

/// Does on the cluster what orders ask for, and reports it. Whatever it throws that is a
/// [dev.slipway.messaging.failure.TransientException] is to be done again; each method may be repeated.
interface OrderWork {

  /// Carries the order out, or reports why it is not carried out.
  void handle(Order order);

  /// Reports that the order was taken and what it waits for.
  void waits(Order order, Diagnosis trouble);

  /// Reports that the order waits no longer.
  void goesOn(Order order);

  /// Reports that the order is given up.
  void fail(Order order, Diagnosis why);

  /// Reports that a newer order of the same instance came before this one was carried out.
  ///
  /// @param by its sequence
  void overtaken(Order order, long by);
}
