package dev.slipway.e2e.faults;

import dev.slipway.e2e.faults.Fault.Chat;
import dev.slipway.e2e.faults.Fault.Cut;
import dev.slipway.e2e.faults.Fault.Freeze;
import dev.slipway.e2e.faults.Fault.Kill;
import dev.slipway.e2e.faults.Fault.Sever;
import dev.slipway.e2e.faults.Fault.Slow;
import java.time.Duration;
import java.util.List;

/// Makes things go wrong, one after the other, and puts each right again.
final class Trouble {

  /// Between two faults, so that what the last one broke is partly mended when the next comes.
  private static final Duration GAP = Duration.ofSeconds(2);

  private final Fleet fleet;
  private final Web web;

  Trouble(Fleet fleet, Web web) {
    this.fleet = fleet;
    this.web = web;
  }

  void make(List<Fault> faults) throws InterruptedException {
    for (Fault fault : faults) {
      System.out.println("fault: " + fault);
      begin(fault);
      // The schedule's own times: nothing is waited for.
      Thread.sleep(fault.lasts());
      end(fault);
      Thread.sleep(GAP);
    }
  }

  private void begin(Fault fault) {
    switch (fault) {
      case Kill(String member, _) -> fleet.member(member).kill();
      case Freeze(String member, _) -> fleet.member(member).freeze();
      case Sever(var link, _) -> fleet.link(link).refuse(true);
      case Cut(var link, _) -> fleet.link(link).cut();
      case Slow(var link, Duration by, _) -> fleet.link(link).delay(by);
      case Chat(String method, String mode, int times, _) ->
          web.require(
              web.postJson(
                  fleet.url("sandbox", "/sandbox/fail"),
                  "{\"method\":\"%s\",\"mode\":\"%s\",\"times\":%d}"
                      .formatted(method, mode, times)));
    }
  }

  private void end(Fault fault) {
    switch (fault) {
      case Kill(String member, _) -> fleet.member(member).start();
      case Freeze(String member, _) -> fleet.member(member).thaw();
      case Sever(var link, _) -> fleet.link(link).refuse(false);
      case Slow(var link, _, _) -> fleet.link(link).delay(Duration.ZERO);
      case Cut _, Chat _ -> {}
    }
  }
}
