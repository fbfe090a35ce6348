package dev.slipway.view.card;

import java.time.Instant;
import java.util.stream.Collectors;

/// Text without its meanings, for tests to read.
public final class Plain {

  private Plain() {}

  public static String text(Text text) {
    return text.spans().stream()
        .map(span ->
            switch (span) {
              case Span.Words(String words) -> words;
              case Span.Strong(String words) -> words;
              case Span.Code(String code) -> code;
              case Span.Command command -> command.text();
              case Span.Link(String url, String _) -> url;
              case Span.Mention(String person, var accounts) ->
                  accounts.isEmpty() ? person : "@" + accounts.getFirst().id();
              case Span.Time(Instant at) -> at.toString();
              case Span.Output(String lines) -> lines;
            })
        .collect(Collectors.joining());
  }
}
