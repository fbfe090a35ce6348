package dev.slipway.notifier.platform;

import java.io.Serial;
import java.util.List;
import java.util.stream.Collectors;

/// No chat platform has its credentials, so nothing could ever be delivered.
final class NoChatPlatformException extends IllegalStateException {

  @Serial private static final long serialVersionUID = 1;

  private final String action;

  /// @param known the platforms that could be served
  NoChatPlatformException(List<PlatformSetting> known) {
    super("No chat platform is set up. " + settings(known));
    action = settings(known);
  }

  private static String settings(List<PlatformSetting> known) {
    return known.stream().map(PlatformSetting::setting).collect(Collectors.joining(" "));
  }

  /// The settings, each of which mends it.
  String action() {
    return action;
  }
}
