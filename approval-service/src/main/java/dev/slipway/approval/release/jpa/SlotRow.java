package dev.slipway.approval.release.jpa;

import dev.slipway.approval.core.environment.Slot;
import dev.slipway.approval.release.json.StoredJson;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
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

  public void become(Slot slot) {
    this.data = StoredJson.write(slot);
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
