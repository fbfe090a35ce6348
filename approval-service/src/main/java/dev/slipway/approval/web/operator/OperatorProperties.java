package dev.slipway.approval.web.operator;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// The proof by which an operator is known.
///
/// @param operatorToken the bearer token of operators, at least 16 characters; without it and without a
///     file nobody is an operator
/// @param operatorTokenFile a file that holds the token, read for each request so that it can be
///     changed; goes before `operator-token`
/// @param localOperators true, if there is no token, to take every program of the service's own machine
///     for an operator's; a proxy there would let others in, so that `slipway up` alone sets it
@ConfigurationProperties("slipway.approval")
record OperatorProperties(
    @DefaultValue("") String operatorToken,
    @Nullable Path operatorTokenFile,
    @DefaultValue("false") boolean localOperators) {

  static final int SHORTEST = 16;

  OperatorProperties {
    if (!operatorToken.isEmpty() && operatorToken.strip().length() < SHORTEST) {
      throw new IllegalArgumentException(
          "slipway.approval.operator-token must have at least " + SHORTEST + " characters");
    }
  }

  @Override
  public String toString() {
    return "OperatorProperties[operatorTokenFile=" + operatorTokenFile + "]";
  }
}
