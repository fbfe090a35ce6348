package dev.slipway.view.card;

import java.time.Instant;
import java.util.function.Function;
import java.util.stream.Collectors;

/// A text without mark-up, for a terminal or a log.
public final class PlainText {

  private PlainText() {}

  /// The words of a text in their order; people by their ids, links as their addresses.
  ///
  /// @param moments the reader's way of showing a moment
  public static String of(Text text, Function<Instant, String> moments) {
    return text.spans().stream().map(span -> of(span, moments)).collect(Collectors.joining());
  }

  private static String of(Span span, Function<Instant, String> moments) {
    return switch (span) {
      case Span.Words(String words) -> words;
      case Span.Strong(String words) -> words;
      case Span.Code(String code) -> code;
      case Span.Command command -> command.text();
      case Span.Link(String url, _) -> url;
      case Span.Mention(String person, _) -> person;
      case Span.Time(Instant at) -> moments.apply(at);
      case Span.Output(String lines) -> lines;
    };
  }
}
