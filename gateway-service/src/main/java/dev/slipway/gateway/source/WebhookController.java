package dev.slipway.gateway.source;

import dev.slipway.gateway.ConsoleProperties;
import dev.slipway.web.HttpProblem;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import jakarta.servlet.http.HttpServletRequest;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.HttpMediaTypeNotSupportedException;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/// Takes the deliveries of every source.
@RestController
class WebhookController {

  static final String PATH = "/webhooks/{source}";

  private final Map<String, Source> sources = new TreeMap<>();
  private final Intake intake;
  private final ConsoleProperties console;

  WebhookController(List<Source> sources, Intake intake, ConsoleProperties console) {
    for (Source source : sources) {
      if (this.sources.put(source.name(), source) != null) {
        throw new IllegalStateException("two sources are named '" + source.name() + "'");
      }
    }
    this.intake = intake;
    this.console = console;
  }

  @Operation(summary = "A delivery of a webhook")
  @ApiResponse(responseCode = "202", description = "Taken, or ignored with a reason")
  @ApiResponse(responseCode = "400", description = "No delivery, or fields are missing or wrong")
  @ApiResponse(responseCode = "401", description = "The proof is missing or wrong")
  @ApiResponse(
      responseCode = "403",
      description = "Sent by a web page, for a project that names no secret")
  @ApiResponse(responseCode = "404", description = "No project is meant, or no such source")
  @ApiResponse(responseCode = "413", description = "Larger than the source's deliveries are")
  @ApiResponse(
      responseCode = "415",
      description = "A content type that the source does not send; set the webhook's")
  @ApiResponse(
      responseCode = "422",
      description =
          "Kafka refuses it for what it is, for one of the projects; the others' is taken")
  @ApiResponse(responseCode = "503", description = "Not taken; it can be delivered again")
  @PostMapping(PATH)
  ResponseEntity<Map<String, Object>> deliver(
      HttpServletRequest request, @PathVariable("source") String name)
      throws HttpMediaTypeNotSupportedException {
    Source source = source(name);
    MediaType type = type(request.getContentType(), source.types());
    WebhookRequest delivery = WebhookRequest.read(request, type, source.limit());
    Receipt receipt = intake.take(source, source.read(delivery), delivery);
    return ResponseEntity.accepted().contentType(MediaType.APPLICATION_JSON).body(answer(receipt));
  }

  private Source source(String name) {
    Source source = sources.get(name);
    if (source == null) {
      throw HttpProblem.of(
          HttpStatus.NOT_FOUND,
          "unknown-source",
          "There is no source of that name; known here are "
              + String.join(", ", sources.keySet())
              + ".");
    }
    return source;
  }

  private static MediaType type(@Nullable String given, List<MediaType> known)
      throws HttpMediaTypeNotSupportedException {
    MediaType type;
    try {
      type = given == null ? MediaType.APPLICATION_OCTET_STREAM : MediaType.parseMediaType(given);
    } catch (InvalidMediaTypeException e) {
      throw new HttpMediaTypeNotSupportedException(e.getMessage());
    }
    if (known.stream().noneMatch(each -> each.includes(type))) {
      throw new HttpMediaTypeNotSupportedException(type, known);
    }
    return type;
  }

  private Map<String, Object> answer(Receipt receipt) {
    if (!receipt.hasEffect()) {
      return Map.of("ignored", receipt.reason());
    }
    Map<String, Object> answer = new LinkedHashMap<>();
    if (!receipt.releases().isEmpty()) {
      String first = receipt.releases().getFirst();
      answer.put("release", first);
      answer.put("link", console.release(first));
      answer.put("releases", receipt.releases());
    }
    if (!receipt.removing().isEmpty()) {
      answer.put("removing", receipt.removing());
    }
    if (!receipt.reasons().isEmpty()) {
      answer.put("ignored", receipt.reasons());
    }
    return answer;
  }
}
