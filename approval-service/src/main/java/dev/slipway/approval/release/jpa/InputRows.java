package dev.slipway.approval.release.jpa;

import java.util.Collection;
import java.util.List;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Query;

/// The inputs that were decided.
public interface InputRows extends JpaRepository<InputRow, String> {

  /// Those of `ids` that were decided before.
  @Query(
      nativeQuery = true,
      value =
          """
          SELECT i.input_id AS id,
            EXISTS (SELECT 1 FROM published_batch p WHERE p.batch = i.batch) AS published
          FROM processed_input i WHERE i.input_id IN (:ids)
          """)
  List<SeenInput> seen(Collection<String> ids);
}
