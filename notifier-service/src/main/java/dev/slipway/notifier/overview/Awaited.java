package dev.slipway.notifier.overview;

import dev.slipway.contract.people.Account;
import dev.slipway.contract.people.EarlierAccounts;
import dev.slipway.contract.release.ReleaseSnapshot;
import dev.slipway.contract.release.StepSnapshot.Gate;
import dev.slipway.contract.release.StepSnapshot.GateStatus;
import dev.slipway.view.gate.DelegationText;
import dev.slipway.view.gate.Holds;
import java.util.List;
import java.util.stream.Stream;

/// The people for whom releases wait.
final class Awaited {

  private Awaited() {}

  /// The releases that wait for somebody.
  ///
  /// @param releases the newest ones that wait for them, newest first; some may not wait any more
  /// @param further gates of releases that were not read
  /// @param cut true if there are releases that nobody looked at
  record Releases(List<ReleaseSnapshot> releases, int further, boolean cut) {}

  /// The open gates of a release that wait for the person with this account.
  static Stream<Gate> gates(ReleaseSnapshot release, Account account) {
    return open(release)
        .filter(
            gate -> DelegationText.awaited(gate).stream().anyMatch(person -> person.has(account)));
  }

  /// The keys of the accounts for which a release waits, each once for each gate.
  static String[] keys(ReleaseSnapshot release) {
    return open(release)
        .flatMap(gate ->
            DelegationText.awaited(gate).stream()
                .flatMap(person -> person.accounts().stream())
                .map(EarlierAccounts::key)
                .distinct())
        .toArray(String[]::new);
  }

  private static Stream<Gate> open(ReleaseSnapshot release) {
    return release.gates().stream()
        .filter(gate -> gate.status() == GateStatus.OPEN && !Holds.isFreeze(gate));
  }
}
