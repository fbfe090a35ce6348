package dev.slipway.contract.workload;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import dev.slipway.contract.Required;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The object that leads an environment's url to its workload. A new kind is a new record here and what
/// the compiler then points at.
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
@JsonSubTypes({
  @JsonSubTypes.Type(value = Route.Ingress.class, name = "ingress"),
  @JsonSubTypes.Type(value = Route.HttpRoute.class, name = "http-route"),
  @JsonSubTypes.Type(value = Route.Mapping.class, name = "mapping"),
  @JsonSubTypes.Type(value = Route.None.class, name = "none")
})
public sealed interface Route {

  /// An Ingress of `networking.k8s.io/v1`.
  ///
  /// @param className null for the cluster's default
  /// @param tls whether an https url gets a TLS section; without one, TLS ends elsewhere
  /// @param tlsSecret the name of the certificate's secret, null for one named like the objects with
  ///     `-tls` behind it, as cert-manager makes them
  /// @param annotations as the ingress controller reads them
  @JsonInclude(JsonInclude.Include.NON_EMPTY)
  record Ingress(
      @Nullable String className,
      boolean tls,
      @Nullable String tlsSecret,
      Map<String, String> annotations)
      implements Route {
    public Ingress {
      annotations = Required.map(annotations);
    }
  }

  /// An HTTPRoute of the Gateway API, `gateway.networking.k8s.io/v1`.
  ///
  /// @param namespace the gateway's, null for the environment's own
  /// @param gateway the name of the Gateway that takes it
  /// @param section one of the gateway's listeners, null for all
  @JsonInclude(JsonInclude.Include.NON_EMPTY)
  record HttpRoute(
      @Nullable String namespace,
      String gateway,
      @Nullable String section,
      Map<String, String> annotations)
      implements Route {
    public HttpRoute {
      Required.field(gateway, "route.gateway");
      annotations = Required.map(annotations);
    }
  }

  /// An Ambassador Mapping, `getambassador.io/v3alpha1`.
  ///
  /// @param ambassador the id of the Ambassador that takes it, null for the default one
  @JsonInclude(JsonInclude.Include.NON_EMPTY)
  record Mapping(@Nullable String ambassador, Map<String, String> annotations) implements Route {
    public Mapping {
      annotations = Required.map(annotations);
    }
  }

  /// No object: the url is told to people, and somebody else sees to it that it leads here.
  record None() implements Route {}
}
