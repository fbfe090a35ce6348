package dev.slipway.approval.release.jpa;

import java.util.Collection;
import java.util.Set;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Query;

/// The inputs that were decided.
public interface InputRows extends JpaRepository<InputRow, String> {

  /// Those of `ids` that were decided before.
  @Query("select i.inputId from InputRow i where i.inputId in :ids")
  Set<String> seen(Collection<String> ids);
}
