package dev.slipway.contract.people;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import dev.slipway.contract.Required;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The author of an action, as it is recorded: the person's id, their accounts, and the one they acted through.
///
/// @param person the id in `people.yaml` or `platform:id`
/// @param slack as [EarlierAccounts] has it, for earlier versions alone
/// @param accounts all that the person had then, so that every platform can show them
/// @param through the account that was verified; null of somebody for whom others acted, and in what an
///     earlier version recorded
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Actor(
    String person,
    @Nullable String slack,
    @JsonInclude(JsonInclude.Include.NON_EMPTY) List<Account> accounts,
    @Nullable Account through) {

  public Actor {
    Required.field(person, "actor.person");
    accounts = EarlierAccounts.with(accounts, slack);
    slack = EarlierAccounts.field(accounts);
  }

  /// Somebody as an earlier version recorded them.
  ///
  /// @param slack as [EarlierAccounts] has it
  public Actor(String person, @Nullable String slack) {
    this(person, slack, List.of(), null);
  }

  /// Somebody for whom others acted.
  public static Actor of(Person person) {
    return new Actor(person.id(), null, person.accounts(), null);
  }

  /// Somebody who acted through an account of theirs.
  public static Actor of(Person person, Account through) {
    return new Actor(person.id(), null, person.accounts(), through);
  }

  /// Somebody of whom nothing but the account is known.
  public static Actor stranger(Account account) {
    return new Actor(account.toString(), null, List.of(account), account);
  }

  /// The account on a platform: the one they acted through, else their first.
  public Optional<Account> on(String platform) {
    return Optional.ofNullable(through)
        .filter(account -> account.platform().equals(platform))
        .or(() ->
            accounts.stream().filter(account -> account.platform().equals(platform)).findFirst());
  }

  /// True if they are the person: the same entry of `people.yaml`, or one with an account in common.
  public boolean isSame(Person other) {
    return person.equals(other.id()) || !Collections.disjoint(accounts, other.accounts());
  }

  /// True if nothing but their account is known.
  @JsonIgnore
  public boolean isStranger() {
    return accounts.stream().anyMatch(account -> account.toString().equals(person));
  }

  /// The key under which rows and events of every version know them.
  public String key() {
    return Objects.requireNonNullElse(slack, person);
  }
}
