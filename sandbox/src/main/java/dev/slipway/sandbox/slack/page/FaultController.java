package dev.slipway.sandbox.slack.page;

import dev.slipway.sandbox.slack.api.Faults;
import dev.slipway.sandbox.slack.api.Method;
import java.util.List;
import java.util.Locale;
import java.util.Map;
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
  /// @param mode left out where a status or a body is given: that is the answer then
  /// @param match the calls it happens to: `name=value` of an argument, or a part of any; all if left out
  /// @param times how many calls; 1 where it is left out
  record Fault(
      @Nullable String method,
      @Nullable String mode,
      @Nullable String match,
      @Nullable Integer status,
      @Nullable Map<String, String> headers,
      @Nullable String body,
      @Nullable JsonNode times) {

    private String named() {
      boolean answers = status != null || body != null;
      return mode == null && answers ? FaultController.name(Faults.Mode.ANSWER) : orEmpty(mode);
    }

    private Faults.Answer answer() {
      return new Faults.Answer(
          status == null ? Faults.Answer.NONE.status() : status,
          headers == null ? Map.of() : headers,
          orEmpty(body));
    }

    private static String orEmpty(@Nullable String text) {
      return text == null ? "" : text;
    }
  }

  /// The planned faults.
  record Planned(String method, String mode, int times) {}

  /// Takes the place of what was planned for the same method and match. 400 with field errors.
  @PostMapping("/sandbox/fail")
  Planned fail(@RequestBody Fault fault) {
    FieldErrors errors = new FieldErrors();
    String method = errors.required("method", fault.method());
    if (!method.isEmpty() && !methods.contains(method)) {
      errors.add("method", "is one of " + methods);
    }
    String name = errors.required("mode", fault.named());
    Optional<Faults.Mode> mode =
        Stream.of(Faults.Mode.values()).filter(m -> name(m).equals(name)).findFirst();
    if (!name.isEmpty() && mode.isEmpty()) {
      errors.add("mode", "is one of " + MODES);
    }
    if (fault.status() != null && (fault.status() < 200 || fault.status() > 599)) {
      errors.add("status", "is a whole number from 200 to 599");
    }
    int times = times(fault.times());
    if (times < 1 || times > MOST) {
      errors.add("times", "is a whole number from 1 to " + MOST);
    }
    errors.check();
    faults.plan(method, fault.match(), new Faults.Fault(mode.orElseThrow(), fault.answer()), times);
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
