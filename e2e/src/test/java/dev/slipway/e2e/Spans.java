package dev.slipway.e2e;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;

/// An OpenTelemetry collector that takes OTLP over HTTP and keeps every span. It reads of the protocol
/// what tests ask for.
final class Spans implements AutoCloseable {

  private final HttpServer server;
  private final List<Span> spans = new CopyOnWriteArrayList<>();

  /// @param parent empty for the first of a trace
  record Span(
      String service,
      String trace,
      String id,
      String parent,
      String name,
      Map<String, String> attributes) {}

  Spans() {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.createContext("/v1/traces", this::take);
    server.start();
  }

  String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  private void take(HttpExchange exchange) throws IOException {
    try (exchange) {
      byte[] body = exchange.getRequestBody().readAllBytes();
      Message.of(body).all(1).forEach(this::resource);
      exchange.sendResponseHeaders(200, -1);
    }
  }

  private void resource(Message resource) {
    String service = attributes(resource.all(1).getFirst(), 1).getOrDefault("service.name", "none");
    for (Message scope : resource.all(2)) {
      for (Message span : scope.all(2)) {
        spans.add(
            new Span(
                service, span.hex(1), span.hex(2), span.hex(4), span.text(5), attributes(span, 9)));
      }
    }
  }

  private static Map<String, String> attributes(Message message, int field) {
    Map<String, String> attributes = new TreeMap<>();
    for (Message attribute : message.all(field)) {
      Message value = attribute.all(2).getFirst();
      attributes.put(
          attribute.text(1), value.has(1) ? value.text(1) : Long.toString(value.number(3)));
    }
    return attributes;
  }

  List<Span> of(String trace) {
    return spans.stream().filter(span -> span.trace().equals(trace)).toList();
  }

  List<Span> named(String name) {
    return spans.stream().filter(span -> span.name().equals(name)).toList();
  }

  /// From a span up to the first of its trace: `service/name`.
  List<String> path(Span span) {
    List<String> path = new ArrayList<>();
    Optional<Span> next = Optional.of(span);
    while (next.isPresent()) {
      Span current = next.get();
      path.add(current.service() + "/" + current.name());
      next =
          spans.stream()
              .filter(s -> s.trace().equals(span.trace()) && s.id().equals(current.parent()))
              .findFirst();
    }
    return path;
  }

  @Override
  public void close() {
    server.stop(0);
  }

  /// A message of protocol buffers, by field number.
  private record Message(Map<Integer, List<byte[]>> bytes, Map<Integer, Long> numbers) {

    static Message of(byte[] data) {
      Message message = new Message(new TreeMap<>(), new TreeMap<>());
      ByteBuffer buffer = ByteBuffer.wrap(data).order(ByteOrder.LITTLE_ENDIAN);
      while (buffer.hasRemaining()) {
        message.read(buffer);
      }
      return message;
    }

    private void read(ByteBuffer buffer) {
      long tag = varint(buffer);
      int field = (int) (tag >>> 3);
      switch ((int) tag & 7) {
        case 0 -> numbers.put(field, varint(buffer));
        case 1 -> numbers.put(field, buffer.getLong());
        case 5 -> numbers.put(field, (long) buffer.getInt());
        case 2 -> {
          byte[] value = new byte[(int) varint(buffer)];
          buffer.get(value);
          bytes.computeIfAbsent(field, _ -> new ArrayList<>()).add(value);
        }
        default -> throw new IllegalArgumentException("wire type of " + tag);
      }
    }

    private static long varint(ByteBuffer buffer) {
      long value = 0;
      for (int shift = 0; ; shift += 7) {
        byte next = buffer.get();
        value |= (long) (next & 0x7f) << shift;
        if (next >= 0) {
          return value;
        }
      }
    }

    boolean has(int field) {
      return bytes.containsKey(field);
    }

    List<Message> all(int field) {
      return bytes.getOrDefault(field, List.of()).stream().map(Message::of).toList();
    }

    String text(int field) {
      return new String(first(field), StandardCharsets.UTF_8);
    }

    String hex(int field) {
      return HexFormat.of().formatHex(first(field));
    }

    long number(int field) {
      return numbers.getOrDefault(field, 0L);
    }

    private byte[] first(int field) {
      return bytes.getOrDefault(field, List.of(new byte[0])).getFirst();
    }
  }
}
