package dev.slipway.approval.release.jpa;

import java.util.Collection;
import java.util.List;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Query;

/// The history.
public interface EventRows extends JpaRepository<EventRow, String> {

  /// What these inputs brought about, each in its order.
  @Query(
      """
      select e from EventRow e where e.causationId in :inputs order by e.causationId, e.position
      """)
  List<EventRow> causedBy(Collection<String> inputs);

  /// Everything that happened to these releases, each in its order. Refusals that named the release
  /// before it was opened have no version of their own and come first.
  @Query(
      """
      select e from EventRow e where e.release in :releases
      order by e.release, e.version, e.at, e.position
      """)
  List<EventRow> historyOf(Collection<String> releases);
}
