package dev.slipway.approval.release.jpa;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.hibernate.annotations.Immutable;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Persistable;

/// An input that was decided. Written once and only ever asked for by its id.
@Entity
@Immutable
@Table(name = "processed_input")
@SuppressWarnings("UnusedVariable") // Some columns are read by queries alone.
public class InputRow implements Persistable<String> {

  @Id
  @Column(name = "input_id")
  private String inputId = "";

  private String project = "";

  @Column(name = "processed_at")
  private Instant processedAt = Instant.EPOCH;

  private @Nullable String batch;

  protected InputRow() {}

  /// @param batch names the inputs that were decided in one transaction with this one
  public InputRow(String inputId, String project, Instant processedAt, String batch) {
    this.batch = batch;
    this.inputId = inputId;
    this.project = project;
    this.processedAt = processedAt;
  }

  @Override
  public String getId() {
    return inputId;
  }

  /// Rows are never loaded, so each is new.
  @Override
  public boolean isNew() {
    return true;
  }
}
