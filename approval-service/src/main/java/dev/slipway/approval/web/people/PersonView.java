package dev.slipway.approval.web.people;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Somebody who may decide, as the API shows them.
///
/// @param earlier as in [ActorView]
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "Person", description = "Somebody who may decide")
public record PersonView(
    @Schema(description = "The id in people.yaml, or the account that the project file names")
        String id,
    @Nullable String email,
    @Schema(description = "Names or e-mail addresses under which they author commits")
        List<String> git,
    @Schema(description = "Their accounts on any platform, each as platform:id")
        @JsonInclude(JsonInclude.Include.NON_EMPTY)
        List<String> accounts,
    @Schema(hidden = true) @JsonAnyGetter Map<String, String> earlier) {}
