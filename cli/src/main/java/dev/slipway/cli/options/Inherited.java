package dev.slipway.cli.options;

import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;

/// Options that may stand behind a command or before it.
public final class Inherited {

  private Inherited() {}

  /// The value given behind the command, else the one before it, else null.
  ///
  /// @param name that the options are mixed in by at the top
  public static <O, T> @Nullable T value(
      O own, CommandSpec mixee, String name, Class<O> type, Function<O, @Nullable T> option) {
    T value = option.apply(own);
    CommandSpec above = mixee.root().mixins().get(name);
    return value == null && above != null && type.isInstance(above.userObject())
        ? option.apply(type.cast(above.userObject()))
        : value;
  }
}
