package dev.slipway.approval.release.jpa;

import dev.slipway.contract.build.Build;
import dev.slipway.contract.release.ReleaseSnapshot;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.Locale;
import org.hibernate.annotations.ColumnTransformer;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Persistable;

/// The latest state of a release. Everything but the state itself repeats what is in it, to filter
/// and sort by.
@Entity
@Table(name = "release")
@SuppressWarnings("UnusedVariable") // Some columns are read by queries alone.
public class ReleaseRow implements Persistable<String> {

  @Id private String id = "";
  private String project = "";
  private String state = "";
  private @Nullable String outcome;
  private @Nullable String step;
  private @Nullable String type;
  private @Nullable String target;

  @Column(name = "opened_at")
  private Instant openedAt = Instant.EPOCH;

  @Column(name = "finished_at")
  private @Nullable Instant finishedAt;

  private long version;

  @ColumnTransformer(write = "?::jsonb")
  private String data = "";

  /// Null until it is inserted, which is also how a new row is known without asking the database.
  @Version private @Nullable Long lock;

  protected ReleaseRow() {}

  /// A row that is not in the database.
  public ReleaseRow(ReleaseSnapshot snapshot) {
    this.id = snapshot.id();
    this.project = snapshot.project();
    Build build = snapshot.build();
    this.type = build == null ? null : word(build.type());
    this.target = build == null ? null : build.target();
    this.openedAt = snapshot.openedAt();
  }

  /// Takes over where the release is now.
  ///
  /// @param stored as `StoredJson` writes it
  public void become(String stored, ReleaseSnapshot snapshot) {
    this.state = word(snapshot.state());
    this.outcome = snapshot.outcome() == null ? null : word(snapshot.outcome());
    this.step = snapshot.step();
    this.finishedAt = snapshot.finishedAt();
    this.version = snapshot.version();
    this.data = stored;
  }

  /// How an enum constant is written in a column.
  public static String word(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /// For `StoredJson.release`.
  public String stored() {
    return data;
  }

  public String project() {
    return project;
  }

  public Instant openedAt() {
    return openedAt;
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
