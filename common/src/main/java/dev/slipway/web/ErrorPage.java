package dev.slipway.web;

import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/// The servlet container's answer to requests that fail outside of any controller.
@Hidden
@RestController
class ErrorPage implements ErrorController {

  @RequestMapping("${server.error.path:/error}")
  ResponseEntity<ProblemDetail> report(HttpServletRequest request) {
    Object code = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE);
    HttpStatus known = code instanceof Integer given ? HttpStatus.resolve(given) : null;
    // Asked for by somebody, and not by the container: there is no such page.
    HttpStatus status = known == null ? HttpStatus.NOT_FOUND : known;
    ProblemDetail problem = ProblemDetail.forStatus(status);
    problem.setType(HttpProblem.type(status));
    return ResponseEntity.of(problem).build();
  }
}
