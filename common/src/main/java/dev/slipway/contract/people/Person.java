package dev.slipway.contract.people;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.slipway.contract.Required;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Somebody who may decide, with the identities they are known by. Display names are not
/// identities and never appear here.
///
/// @param id the name in `people.yaml`, or `platform:id` where a project wrote an identity itself
/// @param slack as [EarlierAccounts] has it, for earlier versions alone
/// @param email lower case
/// @param git names or e-mail addresses under which they author commits
/// @param accounts on any platform; each belongs to one person alone
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Person(
    String id,
    @Nullable String slack,
    @Nullable String email,
    List<String> git,
    @JsonInclude(JsonInclude.Include.NON_EMPTY) List<Account> accounts) {

  /// The platforms whose accounts author commits.
  private static final Set<String> SOURCES = Set.of("github");

  public Person {
    Required.field(id, "id");
    git = Required.list(git);
    accounts = EarlierAccounts.with(accounts, slack);
    slack = EarlierAccounts.field(accounts);
  }

  /// Somebody as an earlier version wrote them.
  ///
  /// @param slack as [EarlierAccounts] has it
  public Person(String id, @Nullable String slack, @Nullable String email, List<String> git) {
    this(id, slack, email, git, List.of());
  }

  /// Somebody known by nothing but their id and accounts.
  public static Person of(String id, List<Account> accounts) {
    return new Person(id, null, null, List.of(), accounts);
  }

  /// The same person with these accounts.
  public Person with(List<Account> accounts) {
    return new Person(id, null, email, git, accounts);
  }

  /// The first of their accounts on a platform.
  public Optional<Account> on(String platform) {
    return accounts.stream().filter(account -> account.platform().equals(platform)).findFirst();
  }

  /// True if the account is one of theirs.
  public boolean has(Account account) {
    return accounts.contains(account);
  }

  /// True if both are one entry of `people.yaml`, or have an account in common.
  public boolean isSame(Person other) {
    return id.equals(other.id) || !Collections.disjoint(accounts, other.accounts);
  }

  /// The key under which rows and events of every version know them.
  public String key() {
    return Objects.requireNonNullElse(slack, id);
  }

  /// Whether an identity of a build is this person. What is not seen, and case, do not matter.
  public boolean is(Contributor identity) {
    return id.equals(identity.person()) || !Collections.disjoint(keys(), identity.keys());
  }

  private Set<String> keys() {
    Stream<String> logins =
        accounts.stream().filter(account -> SOURCES.contains(account.platform())).map(Account::id);
    return Stream.of(Stream.of(id), Stream.ofNullable(email), git.stream(), logins)
        .flatMap(texts -> texts)
        .flatMap(text -> ContributorKeys.of(text).stream())
        .collect(Collectors.toUnmodifiableSet());
  }
}
