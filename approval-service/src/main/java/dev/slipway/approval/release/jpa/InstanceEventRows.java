package dev.slipway.approval.release.jpa;

import java.util.List;
import org.springframework.data.domain.Limit;
import org.springframework.data.jpa.repository.JpaRepository;

/// The histories of environments' instances.
public interface InstanceEventRows extends JpaRepository<InstanceEventRow, String> {

  /// The latest entries of an instance's history before a version, the latest first.
  ///
  /// @param instance the id of its slot's row
  List<InstanceEventRow> findByInstanceAndVersionLessThanOrderByVersionDesc(
      String instance, long version, Limit limit);
}
