package dev.slipway.approval.web.people;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The author of an action, as the API shows them.
///
/// @param earlier the fields in which answers named accounts when there was one platform; kept for clients of then
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "Actor", description = "The author of an action, as recorded then")
public record ActorView(
    @Schema(description = "The id in people.yaml, or the account itself") String person,
    @Schema(description = "All accounts they had then, each as platform:id")
        @JsonInclude(JsonInclude.Include.NON_EMPTY)
        List<String> accounts,
    @Schema(description = "The account they acted through, missing if others acted for them")
        @Nullable String through,
    @Schema(hidden = true) @JsonAnyGetter Map<String, String> earlier) {}
