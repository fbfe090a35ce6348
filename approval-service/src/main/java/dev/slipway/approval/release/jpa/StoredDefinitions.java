package dev.slipway.approval.release.jpa;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.slipway.contract.Sha256;
import dev.slipway.contract.gateway.ProjectDefinition;
import dev.slipway.messaging.EventJson;
import java.util.HexFormat;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/// The definitions in the database. Those in use stay in memory, since thousands of releases share
/// one and reading it again for each was most of the cost of a decision.
@Component
public class StoredDefinitions implements Definitions {

  private static final int CACHED = 10_000;

  private final JdbcClient jdbc;
  private final Cache<ProjectDefinition, String> ids = cache();
  private final Cache<String, ProjectDefinition> found = cache();

  StoredDefinitions(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  private static <K, V> Cache<K, V> cache() {
    return Caffeine.newBuilder().maximumSize(CACHED).build();
  }

  /// Keeps a definition, in the caller's transaction. Harmless for one that is there.
  public void keep(ProjectDefinition definition) {
    String id = idOf(definition);
    if (found.getIfPresent(id) != null) {
      return;
    }
    jdbc.sql("INSERT INTO definition (id, data) VALUES (:id, :data::jsonb) ON CONFLICT DO NOTHING")
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

  @Override
  public String idOf(ProjectDefinition definition) {
    return ids.get(definition, StoredDefinitions::hash);
  }

  private static String hash(ProjectDefinition definition) {
    byte[] hash = Sha256.of(EventJson.mapper().writeValueAsString(definition));
    return HexFormat.of().formatHex(hash, 0, 16);
  }

  @Override
  public ProjectDefinition find(String id) {
    return found.get(id, this::read);
  }

  private ProjectDefinition read(String id) {
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
