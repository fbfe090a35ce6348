package dev.slipway.deployer.queue;

import dev.slipway.deployer.instance.Request;
import java.time.Duration;

/// A request as it was read, with whom to call once it is finished.
///
/// @param again true if an earlier owner of its partition had it and may have reported that it waits
/// @param finished called once, when its result is durable and it need not be read again; never for one
///     that is let go with its partition
public record Order(Kind kind, Request request, boolean again, Runnable finished) {

  /// The two things that can be asked of a cluster.
  public enum Kind {
    DEPLOYMENT,
    REMOVAL
  }

  long sequence() {
    return request.event().sequence();
  }

  String namespace() {
    return request.event().to().namespace();
  }

  /// For how long it may wait for its namespace or its objects.
  Duration timeout() {
    return request.event().to().timeout();
  }

  /// The instance of the environment. An environment's name has no slash (see its schema).
  String key() {
    return request.event().project() + "/" + request.event().slot();
  }
}
