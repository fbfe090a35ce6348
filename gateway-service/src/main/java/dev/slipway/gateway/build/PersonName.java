package dev.slipway.gateway.build;

import dev.slipway.contract.text.ForeignText;
import dev.slipway.contract.text.TextLimits;

/// The name of somebody as an event carries it.
public final class PersonName {

  private PersonName() {}

  /// One line of text that names somebody, of at most [TextLimits#NAME] UTF-16 units, cleaned.
  public static String of(String text) {
    String line = ForeignText.clean(text.replaceAll("[\\p{Cc}\\p{Cs}]++", " ")).strip();
    return ForeignText.head(line, TextLimits.NAME);
  }
}
