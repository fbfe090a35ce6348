package dev.slipway.approval.release.jpa;

import java.util.List;
import org.springframework.data.jpa.repository.JpaRepository;

/// The slots.
public interface SlotRows extends JpaRepository<SlotRow, String> {

  /// All whose id begins so.
  List<SlotRow> findByIdStartingWithOrderById(String prefix);
}
