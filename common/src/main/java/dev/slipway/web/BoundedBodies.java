package dev.slipway.web;

import dev.slipway.contract.text.DurationText;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collections;
import java.util.Enumeration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.ErrorResponseException;
import org.springframework.web.filter.OncePerRequestFilter;

/// Lets a body be read within a time, up to a size, and up to another size together with all bodies that are
/// in memory at the same moment; a form's parameters too.
public final class BoundedBodies extends OncePerRequestFilter {

  private final HttpLimits limits;
  private final AtomicLong held = new AtomicLong();

  public BoundedBodies(HttpLimits limits) {
    this.limits = limits;
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    Bounded bounded = new Bounded(request);
    try {
      chain.doFilter(bounded, response);
    } finally {
      bounded.release();
    }
  }

  private final class Bounded extends HttpServletRequestWrapper {

    private final HttpServletRequest request;
    private @Nullable BodyStream stream;
    private @Nullable Map<String, String[]> parameters;

    Bounded(HttpServletRequest request) {
      super(request);
      this.request = request;
    }

    @Override
    public ServletInputStream getInputStream() throws IOException {
      BodyStream opened = stream;
      if (opened == null) {
        opened = new BodyStream(request, request.getInputStream());
        stream = opened;
      }
      return opened;
    }

    @Override
    public BufferedReader getReader() throws IOException {
      String name = request.getCharacterEncoding();
      Charset charset = name == null ? StandardCharsets.UTF_8 : Charset.forName(name);
      return new BufferedReader(new InputStreamReader(getInputStream(), charset));
    }

    @Override
    public Map<String, String[]> getParameterMap() {
      Map<String, String[]> known = parameters;
      if (known == null) {
        // What has been read as a stream is no form any more.
        Map<String, List<String>> form =
            stream == null && FormParameters.isIn(request) ? FormParameters.read(this) : Map.of();
        known = joined(request.getParameterMap(), form);
        parameters = known;
      }
      return known;
    }

    @Override
    public @Nullable String getParameter(String name) {
      String[] values = getParameterMap().get(name);
      return values == null ? null : values[0];
    }

    @Override
    public String @Nullable [] getParameterValues(String name) {
      return getParameterMap().get(name);
    }

    @Override
    public Enumeration<String> getParameterNames() {
      return Collections.enumeration(getParameterMap().keySet());
    }

    void release() {
      if (stream != null) {
        held.addAndGet(-stream.read);
      }
    }
  }

  /// The address's first, as in every servlet container.
  private static Map<String, String[]> joined(
      Map<String, String[]> address, Map<String, List<String>> form) {
    Map<String, String[]> all = new LinkedHashMap<>(address);
    form.forEach((name, values) ->
        all.merge(
            name,
            values.toArray(String[]::new),
            (first, second) ->
                Stream.concat(Arrays.stream(first), Arrays.stream(second)).toArray(String[]::new)));
    return Collections.unmodifiableMap(all);
  }

  private final class BodyStream extends ServletInputStream {

    private final HttpServletRequest request;
    private final ServletInputStream from;
    private final long deadline = System.nanoTime() + limits.bodyDeadline().toNanos();
    private long read;

    BodyStream(HttpServletRequest request, ServletInputStream from) {
      this.request = request;
      this.from = from;
    }

    @Override
    public int read() throws IOException {
      requireTime();
      int next = from.read();
      count(next < 0 ? 0 : 1);
      return next;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
      requireTime();
      int taken = from.read(into, offset, length);
      count(Math.max(0, taken));
      return taken;
    }

    private void requireTime() {
      if (System.nanoTime() - deadline > 0) {
        request.setAttribute(LateBodies.LATE, true);
        throw HttpProblem.of(
            HttpStatus.REQUEST_TIMEOUT,
            "request-timeout",
            "The body took longer than %s; send it again, faster."
                .formatted(DurationText.exact(limits.bodyDeadline())));
      }
    }

    private void count(int bytes) {
      read += bytes;
      long all = held.addAndGet(bytes);
      if (read > limits.largestBody().toBytes()) {
        throw HttpProblem.of(
            HttpStatus.CONTENT_TOO_LARGE,
            "too-large",
            "The body is larger than the %d bytes that are taken here."
                .formatted(limits.largestBody().toBytes()));
      }
      if (all > limits.bodies().toBytes()) {
        ErrorResponseException busy =
            HttpProblem.unavailable(
                "Too much is being read at once. Nothing was taken; send it again.", null);
        busy.getHeaders().set("Retry-After", "5");
        throw busy;
      }
    }

    @Override
    public boolean isFinished() {
      return from.isFinished();
    }

    @Override
    public boolean isReady() {
      return from.isReady();
    }

    @Override
    public void setReadListener(ReadListener listener) {
      from.setReadListener(listener);
    }
  }
}
