package dev.slipway.approval.release.json;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.slipway.contract.Sha256;
import dev.slipway.contract.project.ProjectDefinition;
import dev.slipway.messaging.EventJson;
import java.util.HexFormat;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/// The definitions in the database. Those in use stay in memory, since thousands of releases share
/// one and reading it again for each was most of the cost of a decision.
@Component
public class StoredDefinitions implements Definitions {

  private static final int CACHED = 10_000;

  /// Definitions are equal in whatever order their maps are.
  private static final JsonMapper IN_ONE_ORDER =
      EventJson.mapper().rebuild().enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS).build();

  private final JdbcClient jdbc;
  private final Cache<ProjectDefinition, String> ids = cache();
  private final Cache<String, ProjectDefinition> found = cache();

  StoredDefinitions(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  private static <K, V> Cache<K, V> cache() {
    return Caffeine.newBuilder().maximumSize(CACHED).build();
  }

  /// Whoever writes an id keeps what it stands for: an id that was reckoned otherwise, by an earlier version
  /// for example, can never lead to nothing.
  @Override
  public String keep(ProjectDefinition definition) {
    String id = ids.get(definition, StoredDefinitions::hash);
    if (found.getIfPresent(id) == null) {
      insert(id, definition);
    }
    return id;
  }

  private void insert(String id, ProjectDefinition definition) {
    jdbc.sql("INSERT INTO definition (id, data) VALUES (:id, :data::json) ON CONFLICT DO NOTHING")
        .param("id", id)
        .param("data", EventJson.mapper().writeValueAsString(definition))
        .update();
    TransactionSynchronizationManager.registerSynchronization(
        new TransactionSynchronization() {
          // Before the commit nobody may rely on the row.
          @Override
          public void afterCommit() {
            found.put(id, definition);
          }
        });
  }

  private static String hash(ProjectDefinition definition) {
    byte[] hash = Sha256.of(IN_ONE_ORDER.writeValueAsString(definition));
    return HexFormat.of().formatHex(hash, 0, 16);
  }

  @Override
  public ProjectDefinition find(String id) {
    return found.get(id, this::read);
  }

  /// Keeps the id under which it was read: written again, the definition is referred to as before.
  private ProjectDefinition read(String id) {
    ProjectDefinition definition = load(id);
    ids.put(definition, id);
    return definition;
  }

  private ProjectDefinition load(String id) {
    return jdbc.sql("SELECT data FROM definition WHERE id = :id")
        .param("id", id)
        .query(String.class)
        .optional()
        .map(json -> EventJson.mapper().readValue(json, ProjectDefinition.class))
        .orElseThrow(() ->
            new IllegalStateException(
                "definition " + id + " is missing; restore the table definition"));
  }
}
