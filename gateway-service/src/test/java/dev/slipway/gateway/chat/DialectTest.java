package dev.slipway.gateway.chat;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.contract.approval.Origin;
import dev.slipway.contract.gateway.ButtonValue;
import dev.slipway.contract.gateway.Interaction;
import dev.slipway.contract.people.Account;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// A platform needs no event of its own.
class DialectTest {

  private static final class Talk implements Dialect {

    @Override
    public Optional<Account> mentioned(String word) {
      return Optional.empty();
    }

    @Override
    public ZoneId zone() {
      return ZoneOffset.UTC;
    }
  }

  @Test
  void aClickIsRecordedWithItsAccountPlaceAndWhatItSaw() {
    ButtonValue button =
        ButtonValue.of("test-aaaaaaaaaa", "go-live", "deploy", 2, List.of())
            .showing(new ButtonValue.Shown(17, "go-live@ann"));
    Account ann = new Account("talk", "ann");
    Origin message = new Origin("talk", "room", "m1");
    Interaction clicked = new Talk().clicked(button, ann, message, List.of());
    assertThat(clicked.by()).isEqualTo(ann);
    assertThat(clicked.origin()).isEqualTo(message);
    assertThat(clicked.release()).isEqualTo("test-aaaaaaaaaa");
    assertThat(clicked.gate()).isEqualTo("go-live");
    assertThat(clicked.choice()).isEqualTo("deploy");
    assertThat(clicked.attempt()).isEqualTo(2);
    assertThat(clicked.shown()).isEqualTo(button.shown());
  }
}
