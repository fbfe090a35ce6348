package dev.slipway.deployer.realcluster;

import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.fabric8.kubernetes.client.http.AsyncBody;
import io.fabric8.kubernetes.client.http.BasicBuilder;
import io.fabric8.kubernetes.client.http.HttpRequest;
import io.fabric8.kubernetes.client.http.HttpResponse;
import io.fabric8.kubernetes.client.http.Interceptor;
import java.net.URI;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.beans.factory.config.BeanPostProcessor;

/// Takes note of each right that the deployer makes use of, as `<verb> <resource>.<group>`, by what it
/// asks the API server for.
class Recorder implements BeanPostProcessor, Interceptor {

  private static final Pattern PATH =
      Pattern.compile(
          "/(?:api|apis/(?<group>[^/]+))/[^/]+(?:/namespaces/(?<namespace>[^/]+))?"
              + "/(?<resource>[^/]+)(?:/(?<name>[^/]+)(?:/(?<sub>[^/]+))?)?");

  /// Which kinds there are, which everybody may ask.
  private static final Pattern DISCOVERY = Pattern.compile("/api(/v1)?|/apis(/[^/]+){0,2}");

  private static final int CREATED = 201;

  private final Set<String> used = new ConcurrentSkipListSet<>();

  Set<String> used() {
    return used;
  }

  /// The same client, with an ear.
  @Override
  public Object postProcessAfterInitialization(Object bean, String beanName) {
    return bean instanceof KubernetesClient client
        ? new KubernetesClientBuilder()
            .withConfig(client.getConfiguration())
            .withHttpClientBuilderConsumer(http -> http.addOrReplaceInterceptor("RECORD", this))
            .build()
        : bean;
  }

  @Override
  public void before(BasicBuilder builder, HttpRequest request, RequestTags tags) {
    note(request.uri(), request.method());
  }

  /// A patch that creates needs that right as well.
  @Override
  public void after(
      HttpRequest request,
      HttpResponse<?> response,
      AsyncBody.Consumer<List<ByteBuffer>> consumer) {
    if (response.code() == CREATED) {
      note(request.uri(), "POST");
    }
  }

  private void note(URI uri, String method) {
    Matcher path = PATH.matcher(namespaceAsResource(uri.getPath()));
    if (DISCOVERY.matcher(uri.getPath()).matches()) {
      return;
    }
    if (!path.matches()) {
      used.add("other " + uri.getPath());
      return;
    }
    String group = path.group("group") == null ? "" : "." + path.group("group");
    String sub = path.group("sub") == null ? "" : "/" + path.group("sub");
    used.add(
        verb(uri, method, path.group("name") != null) + " " + path.group("resource") + sub + group);
  }

  /// `/namespaces/<name>` is a namespace itself.
  private static String namespaceAsResource(String path) {
    return path.replaceFirst("^/api/v1/namespaces/([^/]+)$", "/api/v1/namespaces/-/namespaces/$1");
  }

  private static String verb(URI uri, String method, boolean named) {
    boolean watch = uri.getQuery() != null && uri.getQuery().contains("watch=true");
    return switch (method) {
      case "GET" -> watch ? "watch" : named ? "get" : "list";
      case "POST" -> "create";
      case "PUT" -> "update";
      default -> method.toLowerCase(java.util.Locale.ROOT);
    };
  }
}
