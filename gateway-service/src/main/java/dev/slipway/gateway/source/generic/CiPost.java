package dev.slipway.gateway.source.generic;

import dev.slipway.contract.project.ProjectDefinition;
import dev.slipway.gateway.source.BuildAuthority;
import dev.slipway.gateway.web.RawBody;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;

/// A build as a project's CI posted it. Nothing of it is known to be true before [BuildAuthority] has seen
/// it.
///
/// @param body the bytes that the signature is over
/// @param signature null where none was sent
/// @param authorization the header of that name, null where none was sent
/// @param traceparent the trace that it is part of (W3C Trace Context), null where none was sent
/// @param page true if a web page made a browser send it; programs say nothing of the kind
record CiPost(
    RawBody body,
    PostedFields fields,
    @Nullable String signature,
    @Nullable String authorization,
    @Nullable String traceparent,
    boolean page) {

  private static final int LIMIT = 64 * 1024;

  /// @throws org.springframework.web.ErrorResponseException 413 for more than 64 KiB, 400 for what is
  ///     neither a form nor a JSON object
  static CiPost read(HttpServletRequest request) {
    RawBody body = RawBody.read(request, LIMIT);
    return new CiPost(
        body,
        PostedFields.read(body, request.getContentType()),
        request.getHeader(BuildAuthority.SIGNATURE),
        request.getHeader("Authorization"),
        request.getHeader("traceparent"),
        isOfPage(request));
  }

  private static boolean isOfPage(HttpServletRequest request) {
    String site = request.getHeader("Sec-Fetch-Site");
    return request.getHeader("Origin") != null || (site != null && !site.equals("none"));
  }

  /// The project that it is about, known to come from its CI.
  ///
  /// @throws org.springframework.web.ErrorResponseException 404 if there is none, 401 if the proof is missing or
  ///     wrong, 403 if a web page sent it and no proof is wanted
  ProjectDefinition project(BuildAuthority authority) {
    return authority.project(fields.identity("project"), body, signature, authorization, page);
  }
}
