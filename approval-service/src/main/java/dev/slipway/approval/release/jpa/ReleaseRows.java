package dev.slipway.approval.release.jpa;

import java.util.Collection;
import java.util.List;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.JpaSpecificationExecutor;
import org.springframework.data.jpa.repository.Query;

/// The releases.
public interface ReleaseRows
    extends JpaRepository<ReleaseRow, String>, JpaSpecificationExecutor<ReleaseRow> {

  /// The open releases of any of these projects for any of these branches or tags.
  @Query(
      """
      select r from ReleaseRow r
      where r.project in :projects and r.target in :targets and r.state = 'open'
      """)
  List<ReleaseRow> open(Collection<String> projects, Collection<String> targets);

  /// The open releases of a project.
  @Query("select r from ReleaseRow r where r.project = :project and r.state = 'open'")
  List<ReleaseRow> openOf(String project);
}
