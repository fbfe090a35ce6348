package dev.slipway.deployer.manifest;

import dev.slipway.contract.workload.Workload;
import dev.slipway.deployer.instance.Request;
import dev.slipway.messaging.EventJson;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import tools.jackson.core.JacksonException;
import tools.jackson.core.type.TypeReference;

/// A project's own manifests as their Deployment remembers them: base64 of gzip of their JSON. The same
/// manifests are the same text. Pure.
public final class KeptManifests {

  /// All annotations of an object have room in 256 KiB; the half is left to the project's own.
  static final int LONGEST_TEXT = 128 * 1024;

  /// A definition has less. A short text could be unpacked to far more than there is memory for.
  static final int LONGEST_JSON = 1024 * 1024;

  private static final TypeReference<List<Map<String, Object>>> OBJECTS = new TypeReference<>() {};

  private KeptManifests() {}

  /// Empty for none, and for those that are too long to be kept.
  public static Optional<String> text(List<Map<String, Object>> manifests) {
    byte[] json = EventJson.mapper().writeValueAsBytes(manifests);
    if (manifests.isEmpty() || json.length > LONGEST_JSON) {
      return Optional.empty();
    }
    return Optional.of(Base64.getEncoder().encodeToString(gzip(json)))
        .filter(text -> text.length() <= LONGEST_TEXT);
  }

  private static byte[] gzip(byte[] content) {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
      gzip.write(content);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return packed.toByteArray();
  }

  /// The request as it was before it was written without its manifests. Empty where somebody has damaged
  /// the text, or it has no manifests for that Deployment.
  ///
  /// @param deployment the name of the Deployment that has the text
  public static Optional<Request> putBack(Request request, String text, String deployment) {
    return manifests(text)
        .map(manifests -> request.running(Workload.of(manifests)))
        .filter(whole -> fits(whole, deployment));
  }

  private static Optional<List<Map<String, Object>>> manifests(String text) {
    try (GZIPInputStream gzip =
        new GZIPInputStream(new ByteArrayInputStream(Base64.getDecoder().decode(text)))) {
      byte[] json = gzip.readNBytes(LONGEST_JSON + 1);
      return json.length > LONGEST_JSON
          ? Optional.empty()
          : Optional.ofNullable(EventJson.mapper().readValue(json, OBJECTS))
              .filter(manifests -> manifests.stream().allMatch(Objects::nonNull));
    } catch (IOException | IllegalArgumentException | JacksonException e) {
      return Optional.empty();
    }
  }

  private static boolean fits(Request request, String deployment) {
    try {
      return OwnManifests.of(request).getLast().name().equals(deployment);
    } catch (IllegalArgumentException e) {
      return false;
    }
  }
}
