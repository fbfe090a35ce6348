package dev.slipway.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.core.type.filter.AnnotationTypeFilter;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.bind.annotation.RestController;

/// The Ingress that the example overlay gives the outside leads to all that the gateway takes, and to nothing
/// else.
class IngressTest {

  private static final Pattern PATH = Pattern.compile("path: (/\\S*), pathType: (Exact|Prefix)");

  /// @param exact whether it leads there alone, and not to what lies below
  private record Way(String path, boolean exact) {
    boolean leadsTo(String endpoint) {
      return exact ? endpoint.equals(path) : (endpoint + "/").startsWith(path + "/");
    }
  }

  @Test
  void whatIsSentToTheGatewayGetsThere() throws Exception {
    List<String> endpoints = taken();
    List<Way> ways = ways();
    assertThat(endpoints).contains("/build-complete", "/webhooks/{source}", "/slack/events");
    assertThat(endpoints)
        .allSatisfy(endpoint -> assertThat(ways).anyMatch(way -> way.leadsTo(endpoint)));
    assertThat(ways)
        .allSatisfy(way -> assertThat(endpoints).anyMatch(endpoint -> way.leadsTo(endpoint)));
  }

  private static List<Way> ways() throws IOException {
    String gateway =
        Files.readString(Path.of("../k8s/overlays/example/ingress.yaml")).split("\n---\n", -1)[0];
    return PATH.matcher(gateway)
        .results()
        .map(found -> new Way(found.group(1), found.group(2).equals("Exact")))
        .toList();
  }

  /// The paths of all that can be posted.
  private static List<String> taken() throws ClassNotFoundException {
    var scanner = new ClassPathScanningCandidateComponentProvider(false);
    scanner.addIncludeFilter(new AnnotationTypeFilter(RestController.class));
    List<String> paths = new ArrayList<>();
    for (var found : scanner.findCandidateComponents("dev.slipway.gateway")) {
      Class<?> type = Class.forName(Objects.requireNonNull(found.getBeanClassName()));
      for (Method method : type.getDeclaredMethods()) {
        RequestMapping mapping =
            AnnotatedElementUtils.findMergedAnnotation(method, RequestMapping.class);
        if (mapping != null && List.of(mapping.method()).contains(RequestMethod.POST)) {
          paths.addAll(Arrays.asList(mapping.path()));
        }
      }
    }
    return paths;
  }
}
