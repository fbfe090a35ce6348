package dev.slipway.approval.release.jpa;

import dev.slipway.approval.core.environment.Slot;
import dev.slipway.approval.release.json.StoredJson;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.util.Objects;
import org.hibernate.annotations.ColumnTransformer;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Persistable;

/// A slot of a project.
@Entity
@Table(name = "slot")
public class SlotRow implements Persistable<String> {

  @Id private String id = "";

  @ColumnTransformer(write = "?::jsonb")
  private String data = "";

  /// Of the latest event of its history.
  private long version;

  /// The lock as of the last change that is in the history.
  @Column(name = "recorded_lock")
  private @Nullable Long recordedLock;

  @Version private @Nullable Long lock;

  protected SlotRow() {}

  /// A row that is not in the database.
  public SlotRow(String id) {
    this.id = id;
  }

  /// The row's id; a project's name has no slash.
  public static String id(String project, String key) {
    return project + "/" + key;
  }

  /// Takes over where the slot is now.
  ///
  /// @param version of the event that led there
  public void become(Slot slot, long version) {
    this.data = StoredJson.write(slot);
    this.version = version;
    this.recordedLock = lock == null ? 0 : lock + 1;
  }

  /// Whether its history leads to the slot as it was read. A version of Slipway that keeps none writes the slot alone.
  public boolean isRecorded() {
    return isNew() || Objects.equals(lock, recordedLock);
  }

  public long version() {
    return version;
  }

  public Slot slot() {
    return StoredJson.slot(data);
  }

  @Override
  public String getId() {
    return id;
  }

  @Override
  public boolean isNew() {
    return lock == null;
  }
}
