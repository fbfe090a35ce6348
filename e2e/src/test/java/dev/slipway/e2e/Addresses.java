package dev.slipway.e2e;

/// The addresses of the parts of a running system.
public interface Addresses {

  Http http();

  /// @param part `gateway`, `api`, `sandbox` or `cluster`
  String url(String part, String path);
}
