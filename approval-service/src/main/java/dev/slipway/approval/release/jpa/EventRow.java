package dev.slipway.approval.release.jpa;

import dev.slipway.approval.core.release.RecordedEvent;
import dev.slipway.approval.release.json.StoredJson;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Transient;
import java.time.Instant;
import org.hibernate.annotations.ColumnTransformer;
import org.hibernate.annotations.Immutable;
import org.springframework.data.domain.Persistable;

/// One entry of a release's history. Written once.
@Entity
@Immutable
@Table(name = "release_event")
@SuppressWarnings("UnusedVariable") // Some columns are read by queries alone.
public class EventRow implements Persistable<String> {

  @Id
  @Column(name = "event_id")
  private String eventId = "";

  @Column(name = "causation_id")
  private String causationId = "";

  private int position;
  private String release = "";
  private String project = "";
  private long version;
  private String type = "";
  private Instant at = Instant.EPOCH;

  @Column(name = "correlation_id")
  private String correlationId = "";

  @ColumnTransformer(write = "?::jsonb")
  private String data = "";

  @Transient private boolean fresh;

  protected EventRow() {}

  /// A row that is not in the database.
  ///
  /// @param version of the release after the event, 0 where the release is not known
  /// @param stored as [StoredJson] writes it
  public EventRow(
      String eventId, String release, long version, RecordedEvent event, String stored) {
    this.eventId = eventId;
    this.release = release;
    this.version = version;
    this.type = StoredJson.nameOf(event);
    this.at = event.at();
    this.data = stored;
    this.fresh = true;
  }

  /// Says which input brought the event about.
  ///
  /// @param position of the event among those of the input, from 0
  public EventRow causedBy(String causationId, int position, String project, String correlationId) {
    this.causationId = causationId;
    this.position = position;
    this.project = project;
    this.correlationId = correlationId;
    return this;
  }

  public String causationId() {
    return causationId;
  }

  public int position() {
    return position;
  }

  public String release() {
    return release;
  }

  public String project() {
    return project;
  }

  public String correlationId() {
    return correlationId;
  }

  /// For [StoredJson#event(String, dev.slipway.approval.core.release.Release)].
  public String stored() {
    return data;
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
