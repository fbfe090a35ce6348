package dev.slipway.gateway.chat.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.contract.people.Account;
import dev.slipway.gateway.chat.command.TypedCommand.Choose;
import dev.slipway.gateway.chat.command.TypedCommand.Delegate;
import dev.slipway.gateway.chat.command.TypedCommand.Help;
import dev.slipway.gateway.chat.command.TypedCommand.Incomplete;
import dev.slipway.gateway.chat.command.TypedCommand.Releases;
import dev.slipway.gateway.chat.command.TypedCommand.RollBack;
import dev.slipway.gateway.chat.command.TypedCommand.Status;
import dev.slipway.gateway.chat.command.TypedCommand.TakeBack;
import dev.slipway.gateway.chat.command.TypedCommand.Who;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class TypedCommandTest {

  private static final List<String> DELEGATE = List.of("delegate @user until DATE", "delegate off");
  private static final Account QA = new Account("chat", "qa");

  static Stream<Arguments> typed() {
    return Stream.of(
        Arguments.of("", new Help(null)),
        Arguments.of("   ", new Help(null)),
        Arguments.of("HELP", new Help(null)),
        Arguments.of("frobnicate now", new Help("frobnicate")),
        Arguments.of("ship it", new Help("ship")),
        Arguments.of("ship shop-abcdefgh23", new Choose("ship", "shop-abcdefgh23", "")),
        Arguments.of("status shop-abcdefgh23", new Status("shop-abcdefgh23")),
        Arguments.of("status", new Status(null)),
        Arguments.of(" status\u00a0 shop ", new Status("shop")),
        Arguments.of("releases", new Releases()),
        Arguments.of("who shop", new Who("shop")),
        Arguments.of("who", new Incomplete("who PROJECT")),
        Arguments.of("reject", new Incomplete("reject RELEASE [reason]")),
        Arguments.of("approve r", new Choose("approve", "r", "")),
        Arguments.of("switch r", new Choose("switch", "r", "")),
        Arguments.of("go-on r", new Choose("go-on", "r", "")),
        Arguments.of("abort r slow", new Choose("abort", "r", "slow")),
        Arguments.of("override r now", new Choose("override", "r", "now")),
        Arguments.of("reject r too slow", new Choose("reject", "r", "too slow")),
        Arguments.of("reject r \"too  slow\"", new Choose("reject", "r", "too  slow")),
        Arguments.of("reject r “too slow”", new Choose("reject", "r", "too slow")),
        Arguments.of("reject r „zu langsam“", new Choose("reject", "r", "zu langsam")),
        Arguments.of("reject r 'it's slow'", new Choose("reject", "r", "it's slow")),
        Arguments.of("reject r it’s slow", new Choose("reject", "r", "it’s slow")),
        Arguments.of("reject r \"never closed", new Choose("reject", "r", "never closed")),
        Arguments.of("reject r \"\"", new Choose("reject", "r", "")),
        Arguments.of("close r a < b &amp; c", new Choose("close", "r", "a < b &amp; c")),
        Arguments.of("rollback shop", new Incomplete("rollback PROJECT ENVIRONMENT [RELEASE]")),
        Arguments.of("rollback shop live", new RollBack("shop", "live", null)),
        Arguments.of("rollback shop live r", new RollBack("shop", "live", "r")),
        Arguments.of("delegate", new Incomplete(DELEGATE)),
        Arguments.of("delegate @qa", new Incomplete(DELEGATE)),
        Arguments.of("delegate @qa until", new Incomplete(DELEGATE)),
        Arguments.of("delegate @qa until 3d", new Delegate("@qa", QA, "3d")),
        Arguments.of("delegate @qa 3d", new Delegate("@qa", QA, "3d")),
        Arguments.of(
            "delegate qa-one UNTIL 2026-12-24 17:00",
            new Delegate("qa-one", null, "2026-12-24 17:00")),
        Arguments.of("delegate off", new TakeBack()),
        Arguments.of("reject r a -> \"b\" c", new Choose("reject", "r", "a -> \"b\" c")),
        Arguments.of("reject r \"a\" and \"b\"", new Choose("reject", "r", "\"a\" and \"b\"")),
        Arguments.of(
            "deploy r line 1\nline  2 “quoted word”",
            new Choose("deploy", "r", "line 1\nline  2 “quoted word”")),
        Arguments.of("deploy `shop-abcdefgh23`", new Choose("deploy", "shop-abcdefgh23", "")),
        Arguments.of("deploy “shop-abcdefgh23” ok", new Choose("deploy", "shop-abcdefgh23", "ok")),
        Arguments.of("approve Shop-abcdefgh23", new Choose("approve", "shop-abcdefgh23", "")),
        Arguments.of("status Plain", new Status("plain")),
        Arguments.of("who Shop", new Who("shop")),
        Arguments.of("rollback Shop `live`", new RollBack("shop", "live", null)),
        Arguments.of("approve r a\0b", new Choose("approve", "r", "ab")),
        Arguments.of("approve r \u200b", new Choose("approve", "r", "")),
        Arguments.of("\"deploy\" \"r\"", new Choose("deploy", "r", "")));
  }

  @ParameterizedTest
  @MethodSource("typed")
  void whateverIsTypedMeansSomething(String text, TypedCommand command) {
    assertThat(
            TypedCommand.parse(
                text, word -> Optional.of(QA).filter(account -> word.equals("@" + account.id()))))
        .isEqualTo(command);
  }
}
