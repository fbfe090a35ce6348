package dev.slipway.notifier.platform;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/// Says at the start what to set, in place of a stack trace.
class NoChatPlatformAnalyzer extends AbstractFailureAnalyzer<NoChatPlatformException> {

  @Override
  protected FailureAnalysis analyze(Throwable root, NoChatPlatformException cause) {
    return new FailureAnalysis("No chat platform is set up.", cause.action(), cause);
  }
}
