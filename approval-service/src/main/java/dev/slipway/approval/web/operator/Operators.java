package dev.slipway.approval.web.operator;

import dev.slipway.approval.web.ApiProblems;
import dev.slipway.web.ForwardedRequests;
import dev.slipway.web.HttpProblem;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Objects;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;

/// Judges whether a request comes from an operator: by the bearer token, or, in `slipway up` alone, by its
/// coming from a program of the same machine.
@Component
class Operators {

  private static final String SCHEME = "Bearer ";

  private final OperatorProperties properties;

  Operators(OperatorProperties properties) {
    this.properties = properties;
  }

  /// @throws org.springframework.web.ErrorResponseException 401 without the token, 403 if none is
  ///     configured, 503 if its file cannot be used
  void require(HttpServletRequest request) {
    String token = token();
    if (token.isEmpty()) {
      requireLocal(request, properties.localOperators());
    } else if (!matches(token, request.getHeader(HttpHeaders.AUTHORIZATION))) {
      throw ApiProblems.unauthenticated(
          "This needs the operator's token as a bearer token. The command line takes it from"
              + " SLIPWAY_TOKEN, or from a file named by SLIPWAY_TOKEN_FILE or --token-file.");
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

  /// Somebody else may be behind a proxy's address, and behind a browser a page.
  private static void requireLocal(HttpServletRequest request, boolean allowed) {
    if (!allowed
        || !isLoopback(request.getRemoteAddr())
        || request.getHeader(HttpHeaders.ORIGIN) != null
        || ForwardedRequests.isForwarded(request.getHeaderNames())) {
      throw HttpProblem.forbidden(
          "Only operators may do this, and this service was given no operator's token to know them by:"
              + " configure slipway.approval.operator-token-file, and give the same token to the"
              + " command line in SLIPWAY_TOKEN.");
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
