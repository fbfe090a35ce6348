package dev.slipway.gateway.source;

import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.PathItem;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.parameters.RequestBody;
import java.util.List;
import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springframework.stereotype.Component;

/// Describes the path of each source by itself, in the place of the one that serves them all.
@Component
class WebhookDescriptions implements OpenApiCustomizer {

  private final List<Source> sources;

  WebhookDescriptions(List<Source> sources) {
    this.sources = sources;
  }

  @Override
  public void customise(OpenAPI api) {
    PathItem all = api.getPaths().remove(WebhookController.PATH);
    if (all != null) {
      for (Source source : sources) {
        api.getPaths()
            .addPathItem(
                WebhookController.PATH.replace("{source}", source.name()),
                new PathItem().post(described(source, all.getPost())));
      }
    }
  }

  private static Operation described(Source source, Operation all) {
    Content content = new Content();
    source.types().forEach(type -> content.addMediaType(type.toString(), new MediaType()));
    return new Operation()
        .tags(all.getTags())
        .operationId(source.name())
        .summary("A delivery of the source " + source.name())
        .description(source.description())
        .requestBody(new RequestBody().required(true).content(content))
        .responses(all.getResponses());
  }
}
