package dev.slipway.cli.release;

import dev.slipway.contract.build.TargetType;
import dev.slipway.contract.release.Outcome;
import dev.slipway.contract.release.ReleaseSnapshot;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;

/// The allowed words of an option, for its help and its completion.
final class OptionWords {

  private OptionWords() {}

  static final class States implements Iterable<String> {
    @Override
    public Iterator<String> iterator() {
      return words(ReleaseSnapshot.State.values()).iterator();
    }
  }

  static final class Outcomes implements Iterable<String> {
    @Override
    public Iterator<String> iterator() {
      return words(Outcome.values()).iterator();
    }
  }

  static final class Types implements Iterable<String> {
    @Override
    public Iterator<String> iterator() {
      return words(TargetType.values()).iterator();
    }
  }

  static List<String> words(Enum<?>[] constants) {
    return Arrays.stream(constants).map(ReleaseJson::word).toList();
  }
}
