package dev.slipway.approval.web.operator;

import dev.slipway.approval.web.ApiProblems;
import dev.slipway.web.HttpProblem.FieldError;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;

/// Checks that a command's request has no parameter or body that is not read. One that says more than is read
/// is not carried out: it may mean something else.
final class UnreadRequestParts {

  private UnreadRequestParts() {}

  /// @param parameters that are read, of the address or of a form
  /// @throws org.springframework.web.ErrorResponseException 400 where there are others, or another body
  static void only(HttpServletRequest request, Set<String> parameters) {
    List<FieldError> errors =
        request.getParameterMap().keySet().stream()
            .filter(name -> !parameters.contains(name))
            .map(name -> new FieldError(name, "is no parameter here; there are " + parameters))
            .toList();
    if (!errors.isEmpty()) {
      throw ApiProblems.invalid(errors);
    }
    if (hasBody(request) && !isForm(request.getContentType())) {
      throw ApiProblems.unread(
          "The body is not read, and nothing was done. Parameters are part of the address or of a form: "
              + parameters
              + ".");
    }
  }

  private static boolean hasBody(HttpServletRequest request) {
    return request.getContentLengthLong() > 0
        || request.getHeader(HttpHeaders.TRANSFER_ENCODING) != null;
  }

  private static boolean isForm(@Nullable String type) {
    return type != null && type.startsWith(MediaType.APPLICATION_FORM_URLENCODED_VALUE);
  }
}
