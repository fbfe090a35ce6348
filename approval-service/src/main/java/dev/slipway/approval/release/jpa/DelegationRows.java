package dev.slipway.approval.release.jpa;

import java.util.Collection;
import java.util.List;
import org.springframework.data.jpa.repository.JpaRepository;

/// Votes in other hands.
public interface DelegationRows extends JpaRepository<DelegationRow, String> {

  /// All of these projects.
  List<DelegationRow> findByProjectIn(Collection<String> projects);
}
