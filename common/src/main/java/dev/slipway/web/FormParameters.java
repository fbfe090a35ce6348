package dev.slipway.web;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.net.URLDecoder;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;

/// The parameters of a form, read from a body with bounds. Tomcat sets the whole length aside that a form claims to have,
/// before a byte of it has come, and gives it no deadline.
final class FormParameters {

  private FormParameters() {}

  static boolean isIn(HttpServletRequest request) {
    String type = request.getContentType();
    String form = MediaType.APPLICATION_FORM_URLENCODED_VALUE;
    return "POST".equals(request.getMethod())
        && type != null
        && type.regionMatches(true, 0, form, 0, form.length());
  }

  /// Reads the body to its end.
  ///
  /// @param request with bounds
  /// @throws org.springframework.web.ErrorResponseException 400 if it is no form or has too many, 408 and 413 by its bounds
  static Map<String, List<String>> read(HttpServletRequest request) {
    try {
      String encoding = request.getCharacterEncoding();
      Charset charset = encoding == null ? StandardCharsets.UTF_8 : Charset.forName(encoding);
      return parse(new String(request.getInputStream().readAllBytes(), charset), charset);
    } catch (SocketTimeoutException e) {
      throw HttpProblem.of(
          HttpStatus.REQUEST_TIMEOUT, "request-timeout", "The form did not come whole.", e);
    } catch (IOException | IllegalArgumentException e) {
      throw HttpProblem.of(
          HttpStatus.BAD_REQUEST, "unreadable-form", "The body cannot be read as a form.", e);
    }
  }

  private static Map<String, List<String>> parse(String body, Charset charset) {
    Map<String, List<String>> parameters = new LinkedHashMap<>();
    ParameterLimit.check(body);
    for (String pair : body.split("&", -1)) {
      if (!pair.isEmpty()) {
        String[] sides = pair.split("=", 2);
        parameters
            .computeIfAbsent(URLDecoder.decode(sides[0], charset), _ -> new ArrayList<>())
            .add(sides.length == 1 ? "" : URLDecoder.decode(sides[1], charset));
      }
    }
    return parameters;
  }
}
