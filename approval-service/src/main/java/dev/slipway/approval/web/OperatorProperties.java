package dev.slipway.approval.web;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// Who may ask the service to do work.
///
/// @param operatorToken the bearer token of operators, at least 16 characters; where neither it nor a
///     file is given, operators are heard from the service's own machine alone
/// @param operatorTokenFile a file that holds the token, read for each request so that it can be
///     changed; goes before `operator-token`
@ConfigurationProperties("slipway.approval")
record OperatorProperties(
    @DefaultValue("") String operatorToken, @Nullable Path operatorTokenFile) {

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
