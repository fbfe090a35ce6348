package dev.slipway.approval.release.jpa;

import dev.slipway.approval.core.release.NewestBuilds;
import dev.slipway.approval.release.json.StoredJson;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import org.hibernate.annotations.ColumnTransformer;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Persistable;

/// The newest builds of a project's branch or tag.
@Entity
@Table(name = "newest_build")
public class NewestBuildsRow implements Persistable<String> {

  @Id private String id = "";

  @ColumnTransformer(write = "?::jsonb")
  private String data = "";

  @Version private @Nullable Long lock;

  protected NewestBuildsRow() {}

  /// A row that is not in the database.
  public NewestBuildsRow(String id) {
    this.id = id;
  }

  public void become(NewestBuilds newest) {
    this.data = StoredJson.write(newest);
  }

  public NewestBuilds newest() {
    return StoredJson.newest(data);
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
