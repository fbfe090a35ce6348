package dev.slipway.contract.people;

import dev.slipway.contract.Required;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The one place that knows how events, rows and files named people when they had accounts on one platform
/// alone: by a field `slack`, and by bare ids as keys. The field is read if there are no accounts, and written
/// beside them for ever, so that an earlier version finds everybody.
public final class EarlierAccounts {

  /// The platform that bare ids belong to.
  private static final String PLATFORM = "slack";

  private EarlierAccounts() {}

  /// The key of an account in rows: the bare id if an earlier version could know the account, else
  /// `platform:id`.
  public static String key(Account account) {
    return account.platform().equals(PLATFORM) ? account.id() : account.toString();
  }

  /// Returns the accounts, with that of the field in front if none of the platform is among them.
  public static List<Account> with(@Nullable List<Account> accounts, @Nullable String field) {
    List<Account> known = Required.list(accounts).stream().distinct().toList();
    if (field == null || field.isEmpty() || find(known).isPresent()) {
      return known;
    }
    List<Account> all = new ArrayList<>(List.of(new Account(PLATFORM, field)));
    all.addAll(known);
    return List.copyOf(all);
  }

  /// Returns the field's value, null if no account is one of the platform.
  public static @Nullable String field(List<Account> accounts) {
    return find(accounts).map(Account::id).orElse(null);
  }

  /// Returns the field by its name, for a form that has no component of that name; empty if no account is one of
  /// the platform.
  public static Map<String, String> fields(List<Account> accounts) {
    return find(accounts).map(account -> Map.of(PLATFORM, account.id())).orElse(Map.of());
  }

  /// The accounts that an earlier version cannot know.
  public static List<Account> unknown(List<Account> accounts) {
    return accounts.stream().filter(account -> !account.platform().equals(PLATFORM)).toList();
  }

  private static Optional<Account> find(List<Account> accounts) {
    return accounts.stream().filter(account -> account.platform().equals(PLATFORM)).findFirst();
  }
}
