package dev.slipway.gateway.chat.command;

import dev.slipway.view.card.Text;
import java.util.Collection;
import java.util.List;
import java.util.function.BiFunction;

/// Lists of names within a sentence. A long one says how many it leaves out.
final class NameList {

  private static final int MOST = 10;

  private NameList() {}

  /// The names that somebody may have meant: `a`, `b` or `c`.
  static Text oneOf(Text before, List<String> names) {
    int more = names.size() - MOST;
    return more > 0
        ? list(before, names.subList(0, MOST), ", ", Text::code)
            .words(" or one of " + more + " more")
        : list(before, names, " or ", Text::code);
  }

  /// The commands that somebody may have meant, of which there are few.
  static Text oneCommand(Text before, List<String> commands) {
    return list(before, commands, " or ", Text::command);
  }

  /// All that there is, as a sentence of its own; nothing of nothing.
  static Text thereAre(Text before, Collection<String> all) {
    List<String> names = all.stream().limit(MOST).toList();
    if (all.size() > MOST) {
      return list(before.words(" There are "), names, ", ", Text::code)
          .words(" and " + (all.size() - MOST) + " more.");
    }
    return switch (names.size()) {
      case 0 -> before;
      case 1 -> list(before.words(" The only one is "), names, "", Text::code).words(".");
      default -> list(before.words(" There are "), names, " and ", Text::code).words(".");
    };
  }

  /// Names as plain words, separated by commas.
  static String plain(List<String> all) {
    String names = String.join(", ", all.stream().limit(MOST).map(ForeignWords::line).toList());
    int more = all.size() - MOST;
    return more > 0 ? names + " and " + more + " more" : names;
  }

  /// @param last the words before the last of several
  private static Text list(
      Text before, List<String> names, String last, BiFunction<Text, String, Text> shown) {
    Text text = before;
    for (int i = 0; i < names.size(); i++) {
      String parting = i == 0 ? "" : i == names.size() - 1 ? last : ", ";
      text = shown.apply(parting.isEmpty() ? text : text.words(parting), names.get(i));
    }
    return text;
  }
}
