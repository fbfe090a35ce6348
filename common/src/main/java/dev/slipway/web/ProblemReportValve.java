package dev.slipway.web;

import java.io.IOException;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ErrorReportValve;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import tools.jackson.databind.json.JsonMapper;

/// Renders what Tomcat refuses before any of our code sees it, such as a malformed request line, as a problem
/// detail and not as a page. Public, since Tomcat makes it by its name.
public class ProblemReportValve extends ErrorReportValve {

  private static final Logger log = LoggerFactory.getLogger(ProblemReportValve.class);
  private static final int FIRST_ERROR = 400;

  @Override
  protected void report(Request request, Response response, @Nullable Throwable failure) {
    if (response.getStatus() < FIRST_ERROR
        || response.getContentWritten() > 0
        || !response.setErrorReported()) {
      return;
    }
    ProblemDetail problem = ProblemDetail.forStatus(response.getStatus());
    problem.setType(HttpProblem.type(HttpStatusCode.valueOf(response.getStatus())));
    try {
      response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
      response.getOutputStream().write(JsonMapper.shared().writeValueAsBytes(problem));
      response.finishResponse();
    } catch (IOException | IllegalStateException e) {
      log.debug("request: refused, and the caller has gone", e);
    }
  }
}
