package dev.slipway.embedded;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.metadata.storage.Formatter;
import org.apache.kafka.server.common.MetadataVersion;

/// A real Kafka broker and its KRaft controller inside this process, for one node. Its data outlives
/// the process, a killed one too: Kafka writes to the page cache, so that only a loss of power could
/// lose what was acknowledged.
///
/// Kafka has no public way to embed a broker; what is internal to it is used here and nowhere else.
public final class EmbeddedKafka implements AutoCloseable {

  private final KafkaRaftServer server;
  private final String bootstrapServers;
  private final Map<String, String> client;

  private EmbeddedKafka(
      KafkaRaftServer server, String bootstrapServers, Map<String, String> client) {
    this.server = server;
    this.bootstrapServers = bootstrapServers;
    this.client = client;
  }

  /// Starts a broker that listens on the loopback address alone and returns once it takes requests. Every
  /// program of the machine may use it: for tests.
  ///
  /// @param data where records are kept; created where it is missing
  /// @param port 0 for a free one
  /// @throws IllegalStateException where the port is taken or the folder cannot be written, saying so
  public static EmbeddedKafka start(Path data, int port) {
    int broker = port == 0 ? Ports.free() : port;
    return start(data, broker, broker);
  }

  /// As [#start(Path, int)], for clients that come through a proxy.
  ///
  /// @param advertised the port that clients are told to connect to
  public static EmbeddedKafka start(Path data, int broker, int advertised) {
    return start(data, broker, advertised, Access.ANYBODY);
  }

  /// As [#start(Path, int)], for clients that have [#client()] alone, which is another one at each start.
  public static EmbeddedKafka startForOneUser(Path data, int port) {
    int broker = port == 0 ? Ports.free() : port;
    KafkaLogin login = KafkaLogin.random();
    return start(data, broker, broker, new Access(login.server(), login.client(), Map.of()));
  }

  /// As [#start(Path, int)], with a listener that asks who connects and an authorizer that judges what
  /// they may.
  ///
  /// @param settings of the broker, which go before its own
  /// @param passwords by user, for SCRAM-SHA-512, kept in the data folder from its first start on
  public static EmbeddedKafka startSecured(
      Path data, int port, Map<String, String> settings, Map<String, String> passwords) {
    int broker = port == 0 ? Ports.free() : port;
    return start(data, broker, broker, new Access(settings, Map.of(), passwords));
  }

  private static EmbeddedKafka start(Path data, int broker, int advertised, Access access) {
    Ports.requireFree(broker, "Kafka");
    int controller = Ports.free();
    try {
      Files.createDirectories(data);
      format(data, access.passwords());
    } catch (IOException e) {
      throw new IllegalStateException("cannot write Kafka's data folder " + data, e);
    } catch (Exception e) {
      throw new IllegalStateException("cannot format Kafka's data folder " + data, e);
    }
    Properties properties = properties(data, broker, advertised, controller);
    properties.putAll(access.settings());
    KafkaRaftServer server = new KafkaRaftServer(KafkaConfig.fromProps(properties), Time.SYSTEM);
    server.startup();
    return new EmbeddedKafka(server, "127.0.0.1:" + advertised, access.client());
  }

  /// `host:port` for clients.
  public String bootstrapServers() {
    return bootstrapServers;
  }

  /// What a client's properties need beside the address. Holds a password.
  public Map<String, String> client() {
    return client;
  }

  @Override
  public void close() {
    server.shutdown();
    server.awaitShutdown();
  }

  /// Runs a broker as a process of its own: the data folder, the port and, where clients come through a
  /// proxy, the port they are told.
  static void main(String[] args) throws InterruptedException {
    int port = Integer.parseInt(args[1]);
    int advertised = args.length > 2 ? Integer.parseInt(args[2]) : port;
    EmbeddedKafka kafka = start(Path.of(args[0]), port, advertised);
    Runtime.getRuntime().addShutdownHook(new Thread(kafka::close));
    System.out.println("Kafka is ready on " + kafka.bootstrapServers());
    Thread.currentThread().join();
  }

  private static void format(Path data, Map<String, String> passwords) throws Exception {
    if (Files.exists(data.resolve("meta.properties"))) {
      return;
    }
    new Formatter()
        .setClusterId(Uuid.randomUuid().toString())
        .setNodeId(1)
        .setDirectories(List.of(data.toString()))
        .setControllerListenerName("CONTROLLER")
        .setMetadataLogDirectory(data.toString())
        .setReleaseVersion(MetadataVersion.latestProduction())
        .setScramArguments(
            passwords.entrySet().stream()
                .map(user ->
                    "SCRAM-SHA-512=[name=" + user.getKey() + ",password=" + user.getValue() + "]")
                .toList())
        .setPrintStream(new PrintStream(OutputStream.nullOutputStream(), false, UTF_8))
        .run();
  }

  private static Properties properties(Path data, int broker, int advertised, int controller) {
    Properties p = new Properties();
    p.put("process.roles", "broker,controller");
    p.put("node.id", "1");
    p.put("log.dirs", data.toString());
    p.put("listeners", "CLIENT://127.0.0.1:" + broker + ",CONTROLLER://127.0.0.1:" + controller);
    p.put("advertised.listeners", "CLIENT://127.0.0.1:" + advertised);
    p.put("inter.broker.listener.name", "CLIENT");
    p.put("controller.listener.names", "CONTROLLER");
    p.put("listener.security.protocol.map", "CONTROLLER:PLAINTEXT,CLIENT:PLAINTEXT");
    p.put("controller.quorum.voters", "1@127.0.0.1:" + controller);
    p.put("auto.create.topics.enable", "false");
    singleNode(p);
    small(p);
    return p;
  }

  /// One broker holds the only copy of everything.
  private static void singleNode(Properties p) {
    for (String topic :
        List.of("offsets.topic", "transaction.state.log", "share.coordinator.state.topic")) {
      p.put(topic + ".replication.factor", "1");
    }
    p.put("transaction.state.log.min.isr", "1");
    p.put("share.coordinator.state.topic.min.isr", "1");
    p.put("group.initial.rebalance.delay.ms", "0");
    p.put("group.min.session.timeout.ms", "1000");
    // After a kill the next start waits until the old broker's session has ended.
    p.put("broker.session.timeout.ms", Long.toString(Duration.ofSeconds(2).toMillis()));
    p.put("broker.heartbeat.interval.ms", "500");
  }

  /// What the defaults would take for a cluster's share of work.
  private static void small(Properties p) {
    p.put("offsets.topic.num.partitions", "4");
    p.put("transaction.state.log.num.partitions", "2");
    p.put("share.coordinator.state.topic.num.partitions", "2");
    p.put("log.cleaner.dedupe.buffer.size", "2097152");
    p.put("num.network.threads", "2");
    p.put("num.io.threads", "4");
    p.put("background.threads", "2");
    p.put("log.segment.bytes", Integer.toString(64 * 1024 * 1024));
  }

  /// The rights and passwords of the broker's users.
  ///
  /// @param settings of the broker, which go before its own
  /// @param client what its clients need beside the address
  /// @param passwords by user, for SCRAM-SHA-512
  private record Access(
      Map<String, String> settings, Map<String, String> client, Map<String, String> passwords) {

    static final Access ANYBODY = new Access(Map.of(), Map.of(), Map.of());

    /// Shows no password.
    @Override
    public String toString() {
      return "Access[…]";
    }
  }
}
