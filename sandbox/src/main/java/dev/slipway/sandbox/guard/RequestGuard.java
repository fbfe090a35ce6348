package dev.slipway.sandbox.guard;

import java.util.Collection;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Tells requests of programs and of a service's own pages from those that a foreign web page makes a
/// browser send. A page of another site is known by `Origin` and `Sec-Fetch-Site`; a page whose name was
/// pointed at this machine (DNS rebinding) by `Host`. Programs send neither of the first two.
///
/// The port of `Host` is not compared with the port that was reached: a container's or a tunnel's may
/// differ. `Origin` has to agree with `Host` port included, so that a page from another port is foreign.
public final class RequestGuard {

  private static final Pattern LOOPBACK =
      Pattern.compile("localhost|127(\\.\\d{1,3}){3}|\\[::1]|\\[0:0:0:0:0:0:0:1]");
  private static final Pattern ADDRESS =
      Pattern.compile("\\d{1,3}(\\.\\d{1,3}){3}|\\[[0-9a-f:.%]+]");
  private static final Pattern HOST = Pattern.compile("(\\[[^\\]]*]|[^:\\[\\]]*)(:\\d{1,5})?");

  private final Set<String> hosts;
  private final boolean addresses;

  /// @param hosts names to be reached by beside the loopback ones
  /// @param addresses true to be reached by any IP address as well; no name can be pointed at those
  public RequestGuard(Collection<String> hosts, boolean addresses) {
    this.hosts = hosts.stream().map(RequestGuard::plain).collect(Collectors.toUnmodifiableSet());
    this.addresses = addresses;
  }

  /// Judges one request.
  ///
  /// @param header looks up a header, null if it was not sent
  /// @param page true if what is asked for changes nothing, so that a link elsewhere may lead to it
  /// @return the reason to refuse the request, empty if it may be served
  public Optional<String> refusal(
      String method, UnaryOperator<@Nullable String> header, boolean page) {
    String host = header.apply("Host");
    if (host != null && !known(host)) {
      return Optional.of(
          "This address answers to the names of its own machine alone, and was asked for by another"
              + " name. Use http://localhost and the port.");
    }
    String origin = header.apply("Origin");
    boolean foreign = origin != null && !own(origin, host);
    String site = header.apply("Sec-Fetch-Site");
    if (site != null && !site.equals("same-origin") && !site.equals("none")) {
      foreign |= !page || !isLink(method, header);
    }
    return foreign
        ? Optional.of(
            "A page of another site made the browser send this request, and such requests are not"
                + " served. Use the service's own page, curl or the command line.")
        : Optional.empty();
  }

  private boolean known(String given) {
    var parts = HOST.matcher(given);
    if (!parts.matches()) {
      return false;
    }
    String host = plain(parts.group(1));
    return LOOPBACK.matcher(host).matches()
        || hosts.contains(host)
        || (addresses && ADDRESS.matcher(host).matches());
  }

  private static boolean own(String origin, @Nullable String host) {
    return host != null
        && (origin.equalsIgnoreCase("http://" + host)
            || origin.equalsIgnoreCase("https://" + host));
  }

  /// Somebody followed a link. Frames and scripts say something else here.
  private static boolean isLink(String method, UnaryOperator<@Nullable String> header) {
    return (method.equals("GET") || method.equals("HEAD"))
        && "navigate".equals(header.apply("Sec-Fetch-Mode"))
        && "document".equals(header.apply("Sec-Fetch-Dest"));
  }

  private static String plain(String host) {
    String lower = host.toLowerCase(Locale.ROOT);
    return lower.endsWith(".") ? lower.substring(0, lower.length() - 1) : lower;
  }
}
