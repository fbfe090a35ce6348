package dev.slipway.tracing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.opentelemetry.api.trace.SpanKind;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.slf4j.MDC;

class TracesTest {

  private static final String PARENT = "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01";
  private static final String NOWHERE = "http://127.0.0.1:1";

  @Test
  void whereTracingIsOffATraceIsPassedOnAsItIs() {
    for (Traces off : new Traces[] {Traces.off(), Traces.of(properties(" ", 1), "tests")}) {
      assertThat(off.on()).isFalse();
      try (TraceSpan span = off.start("any", SpanKind.INTERNAL, PARENT)) {
        assertThat(span.traceparent()).isEqualTo(PARENT);
      }
      try (TraceSpan span = off.start("any", SpanKind.INTERNAL, null)) {
        assertThat(span.traceparent()).isNull();
      }
      assertThat(off.current()).isNull();
    }
  }

  @Test
  void aSpanIsInTheTraceOfItsParentAndIsCurrentWhileItRuns() {
    try (Traces traces = Traces.of(properties(NOWHERE, 1), "tests");
        TraceSpan span = traces.start("any", SpanKind.INTERNAL, PARENT)) {
      assertThat(span.traceparent())
          .isNotEqualTo(PARENT)
          .matches("00-4bf92f3577b34da6a3ce929d0e0e4736-[0-9a-f]{16}-01");
      span.run(() -> assertThat(traces.current()).isEqualTo(span.traceparent()));
      assertThat(traces.current()).isNull();
    }
  }

  @Test
  void theCallerDecidesWhetherItsTraceIsKept() {
    String unsampled = PARENT.replaceAll("01$", "00");
    try (Traces traces = Traces.of(properties(NOWHERE, 1), "tests");
        TraceSpan span = traces.start("any", SpanKind.INTERNAL, unsampled)) {
      assertThat(span.traceparent()).endsWith("-00");
    }
  }

  @Test
  void aNewTraceIsKeptAsOftenAsTheSamplingSays() {
    try (Traces traces = Traces.of(properties(NOWHERE, 0), "tests");
        TraceSpan span = traces.start("any", SpanKind.INTERNAL, null)) {
      // The lowest bit says that it is kept.
      assertThat(span.traceparent()).isNotNull().matches(".*-0[02]");
    }
  }

  @Test
  void whatIsNoTraceContextBeginsATrace() {
    try (Traces traces = Traces.of(properties(NOWHERE, 1), "tests")) {
      for (String broken :
          new String[] {
            "anything", PARENT + "-more", PARENT.replace("00f067aa0ba902b7", "0".repeat(16))
          }) {
        try (TraceSpan span = traces.start("any", SpanKind.INTERNAL, broken)) {
          assertThat(TraceContext.traceId(span.traceparent()))
              .isNotNull()
              .isNotEqualTo(TraceContext.traceId(PARENT));
        }
      }
    }
  }

  @Test
  void aWrongPropertySaysWhatToSet() {
    assertThatThrownBy(() -> properties("collector:4318", 1))
        .hasMessageContaining("slipway.tracing.endpoint");
    assertThatThrownBy(() -> properties(NOWHERE, 1.1))
        .hasMessageContaining("slipway.tracing.sampling");
  }

  @Test
  void logLinesCarryWhatTheyAreAboutAndNothingOfItAfterwards() {
    try (LogContext _ = LogContext.of("outer", "correlation", PARENT)) {
      try (LogContext _ = LogContext.of("inner", null, null)) {
        assertThat(MDC.get(LogContext.RELEASE)).isEqualTo("inner");
        assertThat(MDC.get(LogContext.CORRELATION)).isEqualTo("correlation");
        assertThat(MDC.get(LogContext.TRACE)).isEqualTo("4bf92f3577b34da6a3ce929d0e0e4736");
      }
      assertThat(MDC.get(LogContext.RELEASE)).isEqualTo("outer");
    }
    assertThat(MDC.get(LogContext.RELEASE)).isNull();
    assertThat(MDC.get(LogContext.TRACE)).isNull();
  }

  private static TracingProperties properties(@Nullable String endpoint, double sampling) {
    return new TracingProperties(endpoint, sampling, Duration.ofSeconds(1));
  }
}
