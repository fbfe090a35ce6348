package dev.slipway.bench.load;

import dev.slipway.bench.Latencies;
import dev.slipway.bench.server.Ceilings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.apache.hc.client5.http.classic.methods.HttpPost;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClientBuilder;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.io.entity.EntityUtils;
import org.apache.hc.core5.http.io.entity.StringEntity;

/// Sends requests over connections that stay open, as fast as they are answered or at a fixed rate.
public final class HttpLoad implements AutoCloseable {

  private final int connections;
  private final CloseableHttpClient client;
  private final IntFunction<HttpPost> requests;

  /// @param requests the request of each number
  public HttpLoad(int connections, IntFunction<HttpPost> requests) {
    this.connections = connections;
    this.requests = requests;
    this.client =
        HttpClientBuilder.create()
            .setConnectionManager(
                PoolingHttpClientConnectionManagerBuilder.create()
                    .setMaxConnPerRoute(connections)
                    .setMaxConnTotal(connections)
                    .build())
            .disableAutomaticRetries()
            .disableCookieManagement()
            .disableContentCompression()
            .build();
  }

  /// A click, ready to be sent.
  public static HttpPost click(String url, SlackClicks.Signed click) {
    HttpPost post = new HttpPost(url);
    post.setHeader("X-Slack-Request-Timestamp", click.timestamp());
    post.setHeader("X-Slack-Signature", click.signature());
    post.setEntity(new StringEntity(click.body(), ContentType.APPLICATION_FORM_URLENCODED));
    return post;
  }

  /// Each connection sends its next request when the last was answered.
  ///
  /// @return requests a second
  public double flatOut(int count) {
    long start = System.nanoTime();
    AtomicInteger next = new AtomicInteger();
    everywhere(() -> {
      for (int i = next.getAndIncrement(); i < count; i = next.getAndIncrement()) {
        send(i);
      }
    });
    return count / Ceilings.seconds(start);
  }

  /// Each request has its own time, and its latency counts from then: a stall is seen by every
  /// request that it delays.
  public Latencies atRate(int count, int perSecond) {
    Latencies latencies = new Latencies();
    AtomicInteger next = new AtomicInteger();
    long start = System.nanoTime();
    everywhere(() -> {
      for (int i = next.getAndIncrement(); i < count; i = next.getAndIncrement()) {
        long due = start + i * 1_000_000_000L / perSecond;
        for (long wait = due - System.nanoTime(); wait > 0; wait = due - System.nanoTime()) {
          LockSupport.parkNanos(wait);
        }
        send(i);
        latencies.add(System.nanoTime() - due);
      }
    });
    return latencies;
  }

  private void everywhere(Runnable work) {
    try (ExecutorService threads = Executors.newFixedThreadPool(connections)) {
      List<? extends Future<?>> all =
          IntStream.range(0, connections).mapToObj(_ -> threads.submit(work)).toList();
      for (Future<?> one : all) {
        Object _ = one.get();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    } catch (ExecutionException e) {
      throw new IllegalStateException("the load stopped", e);
    }
  }

  private void send(int number) {
    try {
      int status =
          client.execute(
              requests.apply(number),
              response -> {
                EntityUtils.consume(response.getEntity());
                return response.getCode();
              });
      if (status / 100 != 2) {
        throw new IllegalStateException("request " + number + " was answered " + status);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("request " + number + " was not answered", e);
    }
  }

  @Override
  public void close() {
    try {
      client.close();
    } catch (IOException e) {
      throw new UncheckedIOException("the client does not close", e);
    }
  }
}
