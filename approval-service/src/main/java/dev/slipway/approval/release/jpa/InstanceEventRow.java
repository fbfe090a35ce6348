package dev.slipway.approval.release.jpa;

import dev.slipway.approval.core.Decision.OfInstance;
import dev.slipway.approval.core.environment.InstanceEvent;
import dev.slipway.approval.release.json.StoredInstances;
import dev.slipway.messaging.EventIds;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Transient;
import java.time.Instant;
import org.hibernate.annotations.ColumnTransformer;
import org.hibernate.annotations.Immutable;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Persistable;

/// One entry of the history of an environment's instance. Written once.
@Entity
@Immutable
@Table(name = "instance_event")
@SuppressWarnings("UnusedVariable") // Some columns are read by queries alone.
public class InstanceEventRow implements Persistable<String> {

  @Id
  @Column(name = "event_id")
  private String eventId = "";

  private String instance = "";
  private long version;

  @Column(name = "causation_id")
  private String causationId = "";

  private int position;
  private String project = "";
  private @Nullable String release;
  private String type = "";
  private Instant at = Instant.EPOCH;

  @Column(name = "correlation_id")
  private String correlationId = "";

  @ColumnTransformer(write = "?::jsonb")
  private String data = "";

  @Transient private boolean fresh;

  protected InstanceEventRow() {}

  /// A row that is not in the database.
  ///
  /// @param instance the id of its slot's row
  /// @param version of the instance after the event, from 1
  public InstanceEventRow(String instance, long version, OfInstance entry) {
    this.instance = instance;
    this.version = version;
    this.release = entry.release();
    this.type = StoredInstances.nameOf(entry.event());
    this.at = entry.event().at();
    this.data = StoredInstances.write(entry.event());
    this.fresh = true;
  }

  /// Says which input brought the event about, which is what its id is derived from.
  ///
  /// @param position of the event among those that the input brought about at the instance, from 0
  public InstanceEventRow causedBy(
      String causationId, int position, String project, String correlationId) {
    this.eventId = EventIds.derive(causationId, "instance " + instance, position);
    this.causationId = causationId;
    this.position = position;
    this.project = project;
    this.correlationId = correlationId;
    return this;
  }

  public long version() {
    return version;
  }

  /// The release that the event concerns, null for none in particular.
  public @Nullable String release() {
    return release;
  }

  public InstanceEvent event() {
    return StoredInstances.read(data);
  }

  @Override
  public String getId() {
    return eventId;
  }

  @Override
  public boolean isNew() {
    return fresh;
  }
}
