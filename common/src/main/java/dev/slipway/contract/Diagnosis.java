package dev.slipway.contract;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Why a deployment failed, in words that a person can act on.
///
/// @param reason one word as Kubernetes names it, for example `ImagePullBackOff`
/// @param message one sentence: what, which, what to do
/// @param container the container that failed, null where none did
/// @param events the latest warnings about the pod, oldest first, at most 5
/// @param log the container's last lines, at most 20
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Diagnosis(
    String reason,
    String message,
    @Nullable String container,
    List<String> events,
    List<String> log) {

  public Diagnosis {
    Required.field(reason, "diagnosis.reason");
    Required.field(message, "diagnosis.message");
    events = Required.list(events);
    log = Required.list(log);
  }

  public static Diagnosis of(String reason, String message) {
    return new Diagnosis(reason, message, null, List.of(), List.of());
  }
}
