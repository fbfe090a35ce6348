package dev.slipway.approval.release.step;

import dev.slipway.approval.core.release.Release;
import dev.slipway.contract.release.ReleaseSnapshot;

/// The release that an event happened to, after it.
///
/// @param shown its snapshot
public record ReleaseAfter(Release release, Release.Facts facts, ReleaseSnapshot shown) {}
