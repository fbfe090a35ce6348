package dev.slipway.gateway.build;

import dev.slipway.contract.people.Contributor;
import dev.slipway.contract.text.TextLimits;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Reads the co-authors of a commit from its message's trailers. Whoever wrote the commit can name anybody.
public final class CoAuthors {

  private static final Pattern TRAILER =
      Pattern.compile("(?im)^[ \\t]*+co-authored-by[ \\t]*+:[ \\t]*+(\\S[^\\r\\n]*+)");

  private CoAuthors() {}

  /// In the message's order, 50 at most; none without a message.
  public static List<Contributor> of(@Nullable String message) {
    return message == null
        ? List.of()
        : TRAILER
            .matcher(message)
            .results()
            .limit(TextLimits.CO_AUTHORS)
            .map(found -> Contributor.of(Contributor.Role.CO_AUTHOR, PersonName.of(found.group(1))))
            .toList();
  }
}
