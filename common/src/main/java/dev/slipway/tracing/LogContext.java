package dev.slipway.tracing;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;

/// The fields of this thread's log lines, until it is closed: `release`, `correlation` and `trace` as fields
/// of each line. What is not given stays as it is; what was there before comes back.
public final class LogContext implements AutoCloseable {

  public static final String RELEASE = "release";
  public static final String CORRELATION = "correlation";
  public static final String TRACE = "trace";

  private final List<Field> before = new ArrayList<>(3);

  private record Field(String key, @Nullable String value) {}

  private LogContext() {}

  /// @param correlation the same for everything that follows from one outside input
  /// @param traceparent whose trace id is shown
  public static LogContext of(
      @Nullable String release, @Nullable String correlation, @Nullable String traceparent) {
    LogContext context = new LogContext();
    context.put(RELEASE, release);
    context.put(CORRELATION, correlation);
    context.put(TRACE, TraceContext.traceId(traceparent));
    return context;
  }

  private void put(String key, @Nullable String value) {
    if (value != null) {
      before.add(new Field(key, MDC.get(key)));
      set(key, value);
    }
  }

  private static void set(String key, @Nullable String value) {
    if (value == null) {
      MDC.remove(key);
    } else {
      MDC.put(key, value);
    }
  }

  @Override
  public void close() {
    before.forEach(field -> set(field.key(), field.value()));
  }
}
