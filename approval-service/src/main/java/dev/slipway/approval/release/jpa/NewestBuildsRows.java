package dev.slipway.approval.release.jpa;

import org.springframework.data.jpa.repository.JpaRepository;

/// The newest builds of branches and tags.
public interface NewestBuildsRows extends JpaRepository<NewestBuildsRow, String> {}
