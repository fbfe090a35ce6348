package dev.slipway.e2e;

/// Where the parts of a running system are.
interface Addresses {

  Http http();

  /// @param part `gateway`, `api`, `sandbox` or `cluster`
  String url(String part, String path);
}
