package dev.slipway.tracing;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.TraceFlags;
import io.opentelemetry.api.trace.TraceState;
import io.opentelemetry.context.Context;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// W3C trace contexts of the first version, as they stand in headers and rows.
public final class TraceContext {

  private static final Pattern FORM = Pattern.compile("00-[0-9a-f]{32}-[0-9a-f]{16}-[0-9a-f]{2}");
  private static final int ID = 3;
  private static final int SPAN = 36;
  private static final int FLAGS = 53;

  private TraceContext() {}

  /// The text where it is a trace context, null where it is none.
  public static @Nullable String valid(@Nullable String traceparent) {
    return traceparent != null && FORM.matcher(traceparent).matches() ? traceparent : null;
  }

  /// The trace's id, 32 hexadecimal characters; null where there is no trace.
  public static @Nullable String traceId(@Nullable String traceparent) {
    return valid(traceparent) == null || traceparent == null
        ? null
        : traceparent.substring(ID, SPAN - 1);
  }

  static Context parent(@Nullable String traceparent) {
    if (valid(traceparent) == null || traceparent == null) {
      return Context.root();
    }
    SpanContext remote =
        SpanContext.createFromRemoteParent(
            traceparent.substring(ID, SPAN - 1),
            traceparent.substring(SPAN, FLAGS - 1),
            TraceFlags.fromHex(traceparent, FLAGS),
            TraceState.getDefault());
    return remote.isValid() ? Context.root().with(Span.wrap(remote)) : Context.root();
  }

  static @Nullable String of(SpanContext span) {
    return span.isValid()
        ? "00-" + span.getTraceId() + "-" + span.getSpanId() + "-" + span.getTraceFlags().asHex()
        : null;
  }
}
