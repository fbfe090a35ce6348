package dev.slipway.approval.web;

import dev.slipway.web.HttpProblem;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.List;
import java.util.Objects;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;

/// Judges whether a request comes from an operator: by the bearer token where one is configured, by
/// its coming from the same machine where none is.
@Component
class Operators {

  private static final String SCHEME = "Bearer ";

  /// What a proxy or a browser's page adds: then somebody else may be behind the local address.
  private static final List<String> OF_OTHERS =
      List.of(HttpHeaders.ORIGIN, "Forwarded", "X-Forwarded-For");

  private final OperatorProperties properties;

  Operators(OperatorProperties properties) {
    this.properties = properties;
  }

  /// @throws org.springframework.web.ErrorResponseException 401 without the token, 403 from elsewhere
  ///     where there is none, 503 where its file cannot be used
  void require(HttpServletRequest request) {
    String token = token();
    if (token.isEmpty()) {
      requireLocal(request);
    } else if (!matches(token, request.getHeader(HttpHeaders.AUTHORIZATION))) {
      throw Problems.unauthenticated(
          "This needs the operator's token as a bearer token; the command line takes it from"
              + " SLIPWAY_TOKEN.");
    }
  }

  private String token() {
    Path file = properties.operatorTokenFile();
    if (file == null) {
      return properties.operatorToken().strip();
    }
    try {
      String token = Files.readString(file).strip();
      if (token.length() < OperatorProperties.SHORTEST) {
        throw new IOException("too short");
      }
      return token;
    } catch (IOException e) {
      throw HttpProblem.unavailable(
          "The operator's token cannot be read, or is shorter than "
              + OperatorProperties.SHORTEST
              + " characters; check slipway.approval.operator-token-file.",
          e);
    }
  }

  private static boolean matches(String token, @org.jspecify.annotations.Nullable String header) {
    String given = Objects.requireNonNullElse(header, "");
    return given.regionMatches(true, 0, SCHEME, 0, SCHEME.length())
        && MessageDigest.isEqual(bytes(token), bytes(given.substring(SCHEME.length()).strip()));
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static void requireLocal(HttpServletRequest request) {
    if (OF_OTHERS.stream().anyMatch(name -> request.getHeader(name) != null)
        || !isLoopback(request.getRemoteAddr())) {
      throw HttpProblem.forbidden(
          "This is allowed from the service's own machine alone; for other places configure"
              + " slipway.approval.operator-token.");
    }
  }

  /// The container gives an address, which needs no look-up.
  private static boolean isLoopback(String address) {
    try {
      return InetAddress.getByName(address).isLoopbackAddress();
    } catch (UnknownHostException e) {
      return false;
    }
  }
}
