package dev.slipway.gateway.chat.slack.http;

import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.core.annotation.AliasFor;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestMethod;

/// The endpoints that Slack posts to, signed, and the answers they share, see [SlackRequests].
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
@RequestMapping(method = RequestMethod.POST)
@Parameter(
    name = SlackRequests.TIMESTAMP,
    in = ParameterIn.HEADER,
    schema = @Schema(type = "string"))
@Parameter(
    name = SlackRequests.SIGNATURE,
    in = ParameterIn.HEADER,
    schema = @Schema(type = "string"))
@ApiResponse(responseCode = "401", description = "Not signed by Slack, or not now")
@ApiResponse(responseCode = "413", description = "More than 1 MiB")
@interface SlackEndpoint {

  /// The paths.
  @AliasFor(annotation = RequestMapping.class, attribute = "path")
  String[] value();

  /// The media type of what is posted.
  @AliasFor(annotation = RequestMapping.class)
  String[] consumes();
}
