package dev.slipway.sandbox.cluster;

import com.sun.net.httpserver.HttpServer;
import dev.slipway.sandbox.cluster.api.ApiServer;
import dev.slipway.sandbox.cluster.api.GuardedExchanges;
import dev.slipway.sandbox.cluster.api.Troubles;
import dev.slipway.sandbox.cluster.object.Defaults;
import dev.slipway.sandbox.cluster.object.Kind;
import dev.slipway.sandbox.cluster.object.ObjectJournal;
import dev.slipway.sandbox.cluster.object.ObjectStore;
import dev.slipway.sandbox.cluster.object.Objects;
import dev.slipway.sandbox.cluster.object.Resources;
import dev.slipway.sandbox.cluster.rollout.ControlLoop;
import dev.slipway.sandbox.guard.LoopbackPeers;
import dev.slipway.sandbox.guard.RequestGuard;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.node.ObjectNode;

/// A running simulated cluster.
public final class SimulatedCluster implements AutoCloseable {

  private static final Logger log = LoggerFactory.getLogger(SimulatedCluster.class);

  /// The most connections that are open at once; the server closes further ones.
  private static final String CONNECTIONS = "400";

  /// The time for the headers and the body of a request.
  private static final String SECONDS_TO_SEND = "20";

  private final HttpServer server;
  private final ExecutorService requests;
  private final ScheduledExecutorService controller;
  private final Troubles troubles;

  private SimulatedCluster(
      HttpServer server,
      ExecutorService requests,
      ScheduledExecutorService controller,
      Troubles troubles) {
    this.troubles = troubles;
    this.server = server;
    this.requests = requests;
    this.controller = controller;
  }

  /// The settings of a cluster.
  ///
  /// @param address to listen on
  /// @param port 0 for a free one
  /// @param rolloutTime how long a pod takes from its creation until it is ready
  /// @param data a folder in which objects outlive the process, null to keep them in memory
  /// @param guard keeps web pages away
  /// @param peers keeps other users of the machine away
  public record Options(
      String address,
      int port,
      Duration rolloutTime,
      @Nullable Path data,
      RequestGuard guard,
      LoopbackPeers peers) {

    /// Reached by the names of this machine alone.
    public Options(String address, int port, Duration rolloutTime, @Nullable Path data) {
      this(
          address,
          port,
          rolloutTime,
          data,
          new RequestGuard(List.of(), true),
          LoopbackPeers.none());
    }

    /// In memory, on a free port, with rollouts that take the time given.
    public static Options inMemory(Duration rolloutTime) {
      return new Options("127.0.0.1", 0, rolloutTime, null);
    }
  }

  /// @throws IllegalStateException where the port is taken, naming it
  public static SimulatedCluster start(Options options) {
    ObjectStore store = new ObjectStore(new ObjectJournal(options.data()));
    Resources resources = new Resources(store);
    for (String namespace : new String[] {"default", "kube-system"}) {
      if (store.get(Kind.NAMESPACE, "", namespace).isEmpty()) {
        ObjectNode object = Objects.of(Kind.NAMESPACE, "", namespace);
        Defaults.fill(Kind.NAMESPACE, object);
        store.create(Kind.NAMESPACE, object);
      }
    }
    HttpServer server = listen(options);
    Troubles troubles = new Troubles();
    ExecutorService requests = Executors.newVirtualThreadPerTaskExecutor();
    server.setExecutor(requests);
    server
        .createContext("/", new ApiServer(store, resources, troubles))
        .getFilters()
        .add(new GuardedExchanges(options.guard(), options.peers()));
    server.start();
    ScheduledExecutorService controller =
        Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("cluster-controller").daemon().factory());
    Duration step = options.rolloutTime().dividedBy(2);
    ControlLoop loop = new ControlLoop(store, resources, step);
    long tick = Math.clamp(step.toMillis() / 2, 10, 250);
    controller.scheduleWithFixedDelay(() -> run(loop), 0, tick, TimeUnit.MILLISECONDS);
    return new SimulatedCluster(server, requests, controller, troubles);
  }

  /// Where clients find it, `http://host:port`.
  public String url() {
    return "http://" + server.getAddress().getHostString() + ":" + server.getAddress().getPort();
  }

  /// Answers every write to a kind in a namespace with an error, as a webhook that is down or a manifest
  /// that no server takes would have it, until [#mend].
  ///
  /// @param plural of the kind, such as `deployments`
  /// @param said the error's message
  public void answerWrites(String namespace, String plural, int code, String said) {
    troubles.add(namespace, plural, code, said);
  }

  /// Answers 403 to all requests but those within these namespaces, as to a client whose roles are bound there
  /// alone.
  public void limitTo(String... namespaces) {
    troubles.limitTo(Set.of(namespaces));
  }

  /// Answers every write to a namespace but deletions this much later, as a webhook that hangs would have it, until
  /// [#mend].
  public void holdWrites(String namespace, Duration time) {
    troubles.hold(namespace, time);
  }

  /// Ends all errors and delays of a namespace.
  public void mend(String namespace) {
    troubles.mend(namespace);
  }

  @Override
  public void close() {
    controller.shutdownNow();
    server.stop(0);
    requests.shutdownNow();
    try {
      // What it writes at the end is written before the next cluster reads it.
      controller.awaitTermination(2, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /// A failure must not end the schedule.
  private static void run(ControlLoop loop) {
    try {
      loop.run(Instant.now());
    } catch (RuntimeException e) {
      log.error("the simulated cluster's controller failed", e);
    }
  }

  /// The JDK's server reads its limits once, when the first one of a process is made.
  private static HttpServer listen(Options options) {
    System.getProperties().putIfAbsent("jdk.httpserver.maxConnections", CONNECTIONS);
    System.getProperties().putIfAbsent("sun.net.httpserver.maxReqTime", SECONDS_TO_SEND);
    try {
      return HttpServer.create(new InetSocketAddress(options.address(), options.port()), 100);
    } catch (IOException e) {
      throw new IllegalStateException(
          "the simulated cluster cannot listen on port "
              + options.port()
              + "; stop what uses it, or set slipway.sandbox.cluster.port",
          e);
    }
  }
}
