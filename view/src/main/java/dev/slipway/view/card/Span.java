package dev.slipway.view.card;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.JsonTypeName;
import dev.slipway.contract.people.Account;
import dev.slipway.contract.people.EarlierAccounts;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A piece of text with one meaning. Whatever a span holds is shown as it is: platforms escape it.
/// What cannot be shown is left out when a span is made.
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
@JsonSubTypes({
  @JsonSubTypes.Type(value = Span.Words.class, name = "words"),
  @JsonSubTypes.Type(value = Span.Strong.class, name = "strong"),
  @JsonSubTypes.Type(value = Span.Code.class, name = "code"),
  @JsonSubTypes.Type(value = Span.Link.class, name = "link"),
  @JsonSubTypes.Type(value = Span.Mention.class, name = "mention"),
  @JsonSubTypes.Type(value = Span.Time.class, name = "time"),
  @JsonSubTypes.Type(value = Span.Output.class, name = "output")
})
public sealed interface Span {

  record Words(String text) implements Span {
    public Words {
      text = Legible.clean(text);
    }
  }

  record Strong(String text) implements Span {
    public Strong {
      text = Legible.clean(text);
    }
  }

  record Code(String text) implements Span {
    public Code {
      text = Legible.clean(text);
    }
  }

  /// A command to type, which each platform's adapter words. Rows and terminals have the form of [#text], as before
  /// there was a second platform; [Text#stored] reads it.
  ///
  /// @param words what stands behind the name of the app, for example `status shop`
  @JsonTypeName("code")
  record Command(@JsonIgnore String words) implements Span {

    private static final String NEUTRAL = "/slipway ";

    public Command {
      words = Legible.clean(words);
    }

    /// The command as it is shown if no chat platform words it.
    @JsonProperty("text")
    public String text() {
      return NEUTRAL + words;
    }

    /// The span of a row: a command if it has a command's form, else the same span.
    static Span stored(Span span) {
      return span instanceof Code(String text) && text.startsWith(NEUTRAL)
          ? new Command(text.substring(NEUTRAL.length()))
          : span;
    }
  }

  record Link(String url, String label) implements Span {
    public Link {
      url = Legible.clean(url);
      label = Legible.clean(label);
    }
  }

  /// Somebody, shown by the account they have on the platform, else by their id.
  record Mention(String person, @JsonIgnore List<Account> accounts) implements Span {
    public Mention {
      person = Legible.clean(person);
      accounts = List.copyOf(accounts);
    }

    /// Reads what this or an earlier version stored.
    ///
    /// @param slack as [EarlierAccounts] has it
    /// @param elsewhere the accounts that an earlier version does not know
    @JsonCreator
    static Mention of(
        @JsonProperty("person") String person,
        @JsonProperty("slack") @Nullable String slack,
        @JsonProperty("elsewhere") @Nullable List<Account> elsewhere) {
      return new Mention(person, EarlierAccounts.with(elsewhere, slack));
    }

    /// Their first account on the platform.
    public Optional<Account> on(String platform) {
      return accounts.stream().filter(account -> account.platform().equals(platform)).findFirst();
    }

    @JsonProperty("slack")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Nullable String earlier() {
      return EarlierAccounts.field(accounts);
    }

    /// None for those whom an earlier version knows, so that their cards stay as they are.
    @JsonProperty("elsewhere")
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    List<Account> elsewhere() {
      return EarlierAccounts.unknown(accounts);
    }
  }

  /// A moment, shown to each reader in their own time zone where the platform can.
  record Time(Instant at) implements Span {}

  /// Lines that a program wrote. Where they are too long, the last ones matter.
  record Output(String text) implements Span {
    public Output {
      text = Legible.clean(text);
    }
  }
}
