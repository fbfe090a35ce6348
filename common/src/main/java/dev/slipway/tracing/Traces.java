package dev.slipway.tracing;

import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.metrics.MeterProvider;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Context;
import io.opentelemetry.exporter.otlp.http.trace.OtlpHttpSpanExporter;
import io.opentelemetry.sdk.resources.Resource;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.export.BatchSpanProcessor;
import io.opentelemetry.sdk.trace.samplers.Sampler;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// The spans of one service. Each service of a process has its own: nothing is global. Where tracing
/// is off, a trace that comes in is passed on as it is and nothing else happens.
public final class Traces implements AutoCloseable {

  private static final String PATH = "/v1/traces";
  private static final int QUEUE = 8192;
  private static final long FLUSH_SECONDS = 3;

  private final @Nullable SdkTracerProvider provider;
  private final @Nullable Tracer tracer;

  private Traces(@Nullable SdkTracerProvider provider) {
    this.provider = provider;
    this.tracer = provider == null ? null : provider.get("dev.slipway");
  }

  /// Traces nothing.
  public static Traces off() {
    return new Traces(null);
  }

  /// Sends to the collector that the properties name; traces nothing where they name none.
  ///
  /// @param service its name on the spans
  public static Traces of(TracingProperties properties, String service) {
    String endpoint = properties.endpoint();
    if (!properties.enabled() || endpoint == null) {
      return off();
    }
    OtlpHttpSpanExporter exporter =
        OtlpHttpSpanExporter.builder()
            .setEndpoint(address(endpoint))
            .setTimeout(properties.timeout())
            .setMeterProvider(MeterProvider.noop())
            .build();
    return new Traces(
        SdkTracerProvider.builder()
            .setResource(
                Resource.getDefault()
                    .merge(
                        Resource.create(
                            Attributes.builder()
                                .put("service.name", service)
                                .put("service.namespace", "slipway")
                                .build())))
            .setSampler(Sampler.parentBased(Sampler.traceIdRatioBased(properties.sampling())))
            .addSpanProcessor(
                BatchSpanProcessor.builder(exporter)
                    .setMaxQueueSize(QUEUE)
                    .setExporterTimeout(properties.timeout())
                    .build())
            .build());
  }

  private static String address(String endpoint) {
    String base = endpoint.replaceAll("(?<!/)/++$", "");
    return base.endsWith(PATH) ? base : base + PATH;
  }

  /// Whether spans are made at all.
  public boolean on() {
    return tracer != null;
  }

  /// Begins a span; it ends when it is closed.
  ///
  /// @param name one of few: ids are attributes
  /// @param parent a trace context; null begins a trace
  public TraceSpan start(String name, SpanKind kind, @Nullable String parent) {
    return start(name, kind, parent, null);
  }

  /// Begins a span in the past.
  ///
  /// @param since when it began, null where it begins with this call
  public TraceSpan start(
      String name, SpanKind kind, @Nullable String parent, @Nullable Instant since) {
    Tracer t = tracer;
    if (t == null) {
      return new TraceSpan(Span.getInvalid(), TraceContext.valid(parent));
    }
    var builder = t.spanBuilder(name).setSpanKind(kind).setParent(TraceContext.parent(parent));
    if (since != null) {
      builder.setStartTimestamp(since);
    }
    Span span = builder.startSpan();
    return new TraceSpan(span, TraceContext.of(span.getSpanContext()));
  }

  /// The trace context of the span that this thread is in, null where it is in none.
  public @Nullable String current() {
    return tracer == null
        ? null
        : TraceContext.of(Span.fromContext(Context.current()).getSpanContext());
  }

  /// Sends what is left, for at most a few seconds.
  @Override
  public void close() {
    if (provider != null) {
      provider.shutdown().join(FLUSH_SECONDS, TimeUnit.SECONDS);
    }
  }
}
