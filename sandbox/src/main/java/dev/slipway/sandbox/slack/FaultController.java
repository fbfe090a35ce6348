package dev.slipway.sandbox.slack;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/// Makes calls of Slack's Web API go wrong.
@RestController
class FaultController {

  private static final Logger log = LoggerFactory.getLogger(FaultController.class);
  private static final int MOST = 10_000;
  private static final List<String> MODES =
      Stream.of(Faults.Mode.values()).map(FaultController::name).toList();

  private final Faults faults;
  private final List<String> methods;

  FaultController(Faults faults, List<Method> methods) {
    this.faults = faults;
    this.methods = methods.stream().map(Method::name).sorted().toList();
  }

  /// A fault to come.
  ///
  /// @param times how many calls; 1 where it is left out
  record Fault(@Nullable String method, @Nullable String mode, @Nullable JsonNode times) {}

  /// What was planned.
  record Planned(String method, String mode, int times) {}

  /// Takes the place of what was planned for the same method. 400 with field errors.
  @PostMapping("/sandbox/fail")
  Planned fail(@RequestBody Fault fault) {
    FieldErrors errors = new FieldErrors();
    String method = errors.required("method", fault.method());
    if (!method.isEmpty() && !methods.contains(method)) {
      errors.add("method", "is one of " + methods);
    }
    String name = errors.required("mode", fault.mode());
    Optional<Faults.Mode> mode =
        Stream.of(Faults.Mode.values()).filter(m -> name(m).equals(name)).findFirst();
    if (!name.isEmpty() && mode.isEmpty()) {
      errors.add("mode", "is one of " + MODES);
    }
    int times = times(fault.times());
    if (times < 1 || times > MOST) {
      errors.add("times", "is a whole number from 1 to " + MOST);
    }
    errors.check();
    faults.plan(method, mode.orElseThrow(), times);
    log.info("fault {}: the next {} calls of {}", name, times, method);
    return new Planned(method, name, times);
  }

  /// Zero for what is no whole number.
  private static int times(@Nullable JsonNode times) {
    if (times == null || times.isNull()) {
      return 1;
    }
    return times.isInt() ? times.asInt() : 0;
  }

  private static String name(Faults.Mode mode) {
    return mode.name().toLowerCase(Locale.ROOT);
  }
}
