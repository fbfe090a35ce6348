package dev.slipway.gateway.source;

import java.util.List;
import org.springframework.http.MediaType;

/// A kind of sender of webhooks. It reads requests, and judges and publishes nothing; each component of this type is
/// served at `/webhooks/{name}`.
public interface Source {

  /// The last part of its path: lower-case letters, digits and dashes.
  String name();

  /// The numbering that the ids of its builds belong to. It never changes: the same build under another is another
  /// release.
  default String numbering() {
    return name();
  }

  /// A sentence for the description of the API: which deliveries it takes, and how they are proven.
  String description();

  /// The largest body that it takes, in bytes.
  int limit();

  /// The content types that it reads; any other is answered 415.
  List<MediaType> types();

  /// Reads as much of a request as names its projects and shows its proof. Nothing of it is believed yet.
  ///
  /// @throws org.springframework.web.ErrorResponseException 400 for what is no delivery of this source, 404 if no
  ///     project is meant
  Claim read(WebhookRequest request);
}
