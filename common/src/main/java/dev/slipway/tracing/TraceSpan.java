package dev.slipway.tracing;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.Scope;
import org.jspecify.annotations.Nullable;

/// A span under way. Where tracing is off it only carries its parent's context on.
public final class TraceSpan implements AutoCloseable {

  private final Span span;
  private final @Nullable String traceparent;

  TraceSpan(Span span, @Nullable String traceparent) {
    this.span = span;
    this.traceparent = traceparent;
  }

  /// What those that come after it name as their parent.
  public @Nullable String traceparent() {
    return traceparent;
  }

  /// Never a secret or what a person wrote. Null says nothing.
  public TraceSpan with(String key, @Nullable String value) {
    if (value != null) {
      span.setAttribute(key, value);
    }
    return this;
  }

  public TraceSpan with(String key, long value) {
    span.setAttribute(key, value);
    return this;
  }

  /// @param reason in our own words: those of a platform may quote what it was sent
  public void failed(String reason) {
    span.setStatus(StatusCode.ERROR, reason);
  }

  public TraceSpan named(String name) {
    span.updateName(name);
    return this;
  }

  /// Does something that is in the span, as [Traces#current()] will say.
  public <A extends Exception, B extends Exception> void run(Work<A, B> work) throws A, B {
    try (Scope _ = Context.root().with(span).makeCurrent()) {
      work.run();
    }
  }

  /// Something to do that may fail in two ways.
  @FunctionalInterface
  public interface Work<A extends Exception, B extends Exception> {
    void run() throws A, B;
  }

  @Override
  public void close() {
    span.end();
  }
}
