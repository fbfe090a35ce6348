package dev.slipway.database;

import dev.slipway.contract.text.ForeignText;
import dev.slipway.messaging.EventJson;
import dev.slipway.messaging.consumer.Parking;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.core.type.TypeReference;

/// The table `parked_record`: records as they were read from Kafka, with why they wait.
final class ParkedRecords implements Parking {

  private static final Logger log = LoggerFactory.getLogger(ParkedRecords.class);
  private static final int AT_ONCE = 100;
  private static final int LONGEST_REASON = 300;

  private final JdbcClient jdbc;

  ParkedRecords(DataSource database) {
    this.jdbc = JdbcClient.create(database);
  }

  /// Those of one key, for people.
  record Waiting(String key, long records, Instant since, String reason) {}

  @Override
  public Set<String> keys() {
    return jdbc.sql("SELECT DISTINCT key FROM parked_record").query(String.class).list().stream()
        .filter(Objects::nonNull)
        .collect(Collectors.toUnmodifiableSet());
  }

  @Override
  public void park(List<ConsumerRecord<String, byte[]>> records, String why) {
    String reason =
        ForeignText.limit(ForeignText.clean(why).replaceAll("\\s+", " "), LONGEST_REASON);
    for (ConsumerRecord<String, byte[]> record : records) {
      int _ =
          jdbc.sql(
                  """
                  INSERT INTO parked_record (topic, partition, "offset", key, headers, value, at, reason)
                  VALUES (?, ?, ?, ?, ?::jsonb, ?, ?, ?)
                  ON CONFLICT (topic, partition, "offset") DO NOTHING
                  """)
              .params(
                  record.topic(),
                  record.partition(),
                  record.offset(),
                  Parking.key(record),
                  headers(record),
                  record.value(),
                  record.timestamp(),
                  reason)
              .update();
    }
    log.warn("{}: {} parked: {}", Parking.key(records.getFirst()), count(records.size()), reason);
  }

  private static String count(int records) {
    return records == 1 ? "1 record is" : records + " records are";
  }

  @Override
  public List<ConsumerRecord<String, byte[]>> of(String key) {
    return jdbc.sql("SELECT * FROM parked_record WHERE key = ? ORDER BY id LIMIT ?")
        .params(key, AT_ONCE)
        .query((row, _) -> record(row))
        .list();
  }

  @Override
  public void remove(ConsumerRecord<String, byte[]> record) {
    int removed =
        jdbc.sql("DELETE FROM parked_record WHERE topic = ? AND partition = ? AND \"offset\" = ?")
            .params(record.topic(), record.partition(), record.offset())
            .update();
    if (removed > 0) {
      log.info(
          "{}: {}-{}@{} is parked no more",
          Parking.key(record),
          record.topic(),
          record.partition(),
          record.offset());
    }
  }

  long count() {
    return jdbc.sql("SELECT count(*) FROM parked_record").query(Long.class).single();
  }

  /// The longest waiting keys first, at most ten.
  List<Waiting> waiting() {
    return jdbc.sql(
            """
            SELECT key, count(*) AS records, min(since) AS since,
              (array_agg(reason ORDER BY id))[1] AS reason
            FROM parked_record GROUP BY key ORDER BY min(since) LIMIT 10
            """)
        .query((row, _) ->
            new Waiting(
                row.getString("key"),
                row.getLong("records"),
                row.getObject("since", OffsetDateTime.class).toInstant(),
                row.getString("reason")))
        .list();
  }

  private static ConsumerRecord<String, byte[]> record(ResultSet row) throws SQLException {
    String key = row.getString("key");
    byte[] value = row.getBytes("value");
    return new ConsumerRecord<>(
        row.getString("topic"),
        row.getInt("partition"),
        row.getLong("offset"),
        row.getLong("at"),
        TimestampType.CREATE_TIME,
        ConsumerRecord.NULL_SIZE,
        value.length,
        key,
        value,
        headers(row.getString("headers")),
        Optional.empty());
  }

  /// Bytes of no particular encoding, and names that may come several times.
  private static String headers(ConsumerRecord<String, byte[]> record) {
    List<List<String>> headers = new ArrayList<>();
    for (Header header : record.headers()) {
      headers.add(
          header.value() == null
              ? List.of(header.key())
              : List.of(header.key(), Base64.getEncoder().encodeToString(header.value())));
    }
    return EventJson.mapper().writeValueAsString(headers);
  }

  private static RecordHeaders headers(String json) {
    RecordHeaders headers = new RecordHeaders();
    for (List<String> header :
        EventJson.mapper().readValue(json, new TypeReference<List<List<String>>>() {})) {
      byte[] value = header.size() == 1 ? null : Base64.getDecoder().decode(header.get(1));
      headers.add(header.getFirst(), value);
    }
    return headers;
  }
}
