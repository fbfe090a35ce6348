package dev.slipway.gateway.source.generic;

import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.core.annotation.AliasFor;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestMethod;

/// An endpoint that a project's CI posts a form or JSON to, with the answers that all of them share, see [GenericWebhooks].
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
@RequestMapping(
    method = RequestMethod.POST,
    consumes = {
      MediaType.APPLICATION_FORM_URLENCODED_VALUE,
      MediaType.APPLICATION_JSON_VALUE,
      "application/*+json"
    })
@Parameter(name = PostedClaim.SIGNATURE, in = ParameterIn.HEADER, schema = @Schema(type = "string"))
@Parameter(name = "Authorization", in = ParameterIn.HEADER, schema = @Schema(type = "string"))
@Parameter(name = "traceparent", in = ParameterIn.HEADER, schema = @Schema(type = "string"))
@ApiResponse(responseCode = "400", description = "Fields are missing or wrong")
@ApiResponse(responseCode = "401", description = "Not signed as the project wants")
@ApiResponse(
    responseCode = "403",
    description = "Sent by a web page, for a project that names no secret")
@ApiResponse(responseCode = "404", description = "No such project")
@ApiResponse(responseCode = "413", description = "More than 64 KiB")
@ApiResponse(
    responseCode = "415",
    description = "Neither a form nor JSON, or in an encoding or charset that is not known")
@ApiResponse(
    responseCode = "422",
    description = "Kafka refuses it for what it is; sending it again does not help")
@ApiResponse(responseCode = "503", description = "Not taken; send it again")
@interface CiEndpoint {

  /// The path.
  @AliasFor(annotation = RequestMapping.class, attribute = "path")
  String[] value();
}
