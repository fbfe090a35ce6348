package dev.slipway.approval.release.jpa;

import org.springframework.data.jpa.repository.JpaRepository;

/// The slots.
public interface SlotRows extends JpaRepository<SlotRow, String> {}
