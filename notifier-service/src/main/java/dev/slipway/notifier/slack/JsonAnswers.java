package dev.slipway.notifier.slack;

import java.io.IOException;
import okhttp3.Interceptor;
import okhttp3.Response;
import okhttp3.ResponseBody;

/// Takes an answer of the Web API that is no JSON object for none: a proxy's or a maintenance page, an
/// empty body, `null`. Slack's client would fail on those in ways that cannot be told from a fault of ours.
final class JsonAnswers implements Interceptor {

  private static final int BEGINNING = 64;
  private static final int OK = 200;

  private final String api;

  /// @param api the Web API's address; answers from elsewhere are left alone
  JsonAnswers(String api) {
    this.api = api;
  }

  /// An answer that does not come from Slack's Web API, whatever its status says.
  static final class NoJsonException extends IOException {
    NoJsonException(String message) {
      super(message);
    }
  }

  @Override
  public Response intercept(Chain chain) throws IOException {
    Response response = chain.proceed(chain.request());
    if (response.code() == OK
        && chain.request().url().toString().startsWith(api)
        && !isObject(response)) {
      response.close();
      throw new NoJsonException("the answer is not JSON");
    }
    return response;
  }

  private static boolean isObject(Response response) throws IOException {
    ResponseBody beginning = response.peekBody(BEGINNING);
    return beginning.string().stripLeading().startsWith("{");
  }
}
