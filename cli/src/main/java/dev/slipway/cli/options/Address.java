package dev.slipway.cli.options;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ParameterException;

/// The address of one of Slipway's HTTP servers, as an option or a variable names it.
///
/// @param option for messages
/// @param variable that names it if the option does not
/// @param fallback the address that `slipway up` gives it
public record Address(String option, String variable, String fallback) {

  /// The address that somebody names, empty if nobody does.
  ///
  /// @param asked the option's value, null if it is not given
  /// @throws ParameterException for what is no URL
  public Optional<URI> given(@Nullable String asked, Function<String, ParameterException> usage) {
    return Optional.ofNullable(asked)
        .or(() -> Variables.value(variable))
        .map(text -> parse(text, usage));
  }

  /// The address that somebody names, else the one of `slipway up`.
  ///
  /// @throws ParameterException for what is no URL
  public URI inForce(@Nullable String asked, Function<String, ParameterException> usage) {
    return given(asked, usage).orElseGet(() -> URI.create(fallback));
  }

  private URI parse(String text, Function<String, ParameterException> usage) {
    try {
      URI address = new URI(text.replaceFirst("(?<!/)/++$", ""));
      if (address.getHost() != null
          && List.of("http", "https").contains(String.valueOf(address.getScheme()))) {
        return address;
      }
    } catch (URISyntaxException _) {
      // Reported like one without a host.
    }
    throw usage.apply(option + " must be a URL like " + fallback + ", not '" + text + "'");
  }
}
