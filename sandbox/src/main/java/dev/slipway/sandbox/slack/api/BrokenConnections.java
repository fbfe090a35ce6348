package dev.slipway.sandbox.slack.api;

import jakarta.servlet.ServletException;
import java.io.IOException;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ValveBase;
import org.apache.coyote.ActionCode;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.stereotype.Component;

/// Breaks the connection of a request that was marked for it, before any of the answer is sent. A
/// servlet cannot do that, so a valve does.
@Component
class BrokenConnections implements WebServerFactoryCustomizer<TomcatServletWebServerFactory> {

  /// The attribute that marks a request.
  static final String BREAK = BrokenConnections.class.getName();

  @Override
  public void customize(TomcatServletWebServerFactory factory) {
    factory.addEngineValves(new Breaking());
  }

  private static final class Breaking extends ValveBase {

    Breaking() {
      super(true);
    }

    @Override
    public void invoke(Request request, Response response) throws IOException, ServletException {
      getNext().invoke(request, response);
      if (request.getAttribute(BREAK) != null) {
        response
            .getCoyoteResponse()
            .action(ActionCode.CLOSE_NOW, new IOException("a connection to be lost"));
      }
    }
  }
}
