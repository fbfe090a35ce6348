package dev.slipway.gateway.chat.command;

import java.util.ArrayList;
import java.util.List;

/// Splits what a person typed into words; what stands in quotes is one word. Phones and composers
/// turn straight quotes into curly ones. A quote within a word is an apostrophe, and one that is never
/// closed quotes the rest.
final class TypedWords {

  private static final String OPENING = "\"'\u201c\u2018\u201e\u00ab";
  private static final String CLOSING = "\"'\u201d\u2019\u201c\u00bb";

  private final String text;
  private final List<String> words = new ArrayList<>();
  private int at;

  private TypedWords(String text) {
    this.text = text;
  }

  static List<String> of(String text) {
    TypedWords words = new TypedWords(text);
    words.split();
    return List.copyOf(words.words);
  }

  /// What stands behind the first words, as it was typed: lines, spaces and quotes within it are kept. Quotes
  /// around all of it are left out.
  static String behind(int count, String text) {
    TypedWords words = new TypedWords(text);
    words.split(count);
    return unquoted(text.substring(Math.min(words.at, text.length())).strip());
  }

  private static String unquoted(String typed) {
    int quote = typed.isEmpty() ? -1 : OPENING.indexOf(typed.charAt(0));
    if (quote < 0) {
      return typed;
    }
    TypedWords rest = new TypedWords(typed);
    String quoted = rest.quoted(CLOSING.charAt(quote));
    return rest.at >= typed.length() ? quoted.strip() : typed;
  }

  private void split() {
    split(Integer.MAX_VALUE);
  }

  private void split(int most) {
    while (at < text.length() && words.size() < most) {
      if (isBlank(text.charAt(at))) {
        at++;
      } else {
        int quote = OPENING.indexOf(text.charAt(at));
        take(quote < 0 ? plain() : quoted(CLOSING.charAt(quote)));
      }
    }
  }

  private String plain() {
    int from = at;
    while (at < text.length() && !isBlank(text.charAt(at))) {
      at++;
    }
    return text.substring(from, at);
  }

  private String quoted(char closing) {
    int from = ++at;
    while (at < text.length() && !closes(closing)) {
      at++;
    }
    String word = text.substring(from, at);
    at++;
    return word;
  }

  /// A quote in front of a letter is an apostrophe.
  private boolean closes(char closing) {
    return text.charAt(at) == closing && (at + 1 == text.length() || isBlank(text.charAt(at + 1)));
  }

  private void take(String word) {
    if (!word.isBlank()) {
      words.add(word.strip());
    }
  }

  private static boolean isBlank(char c) {
    return Character.isWhitespace(c) || c == '\u00a0';
  }
}
