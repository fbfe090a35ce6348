package dev.slipway.notifier.surface;

import dev.slipway.contract.release.ReleaseSnapshot;
import java.util.List;
import java.util.stream.IntStream;

/// A conversation in which a project's team sees its releases.
///
/// @param keys what the keys of its messages end with. The first conversation's end is that of installations that know
///     only one, so that an upgrade posts nothing twice; a further one's names it, and its place in the list does not
///     matter.
record ProjectChannel(Destination destination, String keys) {

  private static final String FIRST = "@channel";

  /// All of a release's, the first one first.
  ///
  /// @throws IllegalArgumentException if one is not `platform:id`
  static List<ProjectChannel> of(ReleaseSnapshot release) {
    List<String> all = release.conversations();
    return IntStream.range(0, all.size())
        .mapToObj(place ->
            new ProjectChannel(
                Destination.parse(all.get(place)),
                place == 0 ? FIRST : FIRST + ":" + all.get(place)))
        .toList();
  }
}
