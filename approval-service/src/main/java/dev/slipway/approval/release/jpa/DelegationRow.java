package dev.slipway.approval.release.jpa;

import dev.slipway.approval.release.json.StoredJson;
import dev.slipway.contract.people.Delegation;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.util.Optional;
import org.hibernate.annotations.ColumnTransformer;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Persistable;

/// The row of one person's delegation of their votes in a project.
@Entity
@Table(name = "delegation")
public class DelegationRow implements Persistable<String> {

  @Id private String id = "";
  private String project = "";

  /// Null where they have taken their votes back.
  @ColumnTransformer(write = "?::jsonb")
  private @Nullable String data;

  @Version private @Nullable Long lock;

  protected DelegationRow() {}

  /// A row that is not in the database.
  public DelegationRow(String id, String project) {
    this.id = id;
    this.project = project;
  }

  /// The row's id; a project's name has no slash.
  ///
  /// @param person as [dev.slipway.contract.people.Person#key] says
  public static String id(String project, String person) {
    return project + "/" + person;
  }

  public void become(@Nullable Delegation delegation) {
    this.data = delegation == null ? null : StoredJson.write(delegation);
  }

  public Optional<Delegation> delegation() {
    return Optional.ofNullable(data).map(StoredJson::delegation);
  }

  public String project() {
    return project;
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
