package dev.slipway.deployer.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.deployer.kubernetes.ApiAnswer.Fault;
import dev.slipway.deployer.kubernetes.ApiAnswer.Passes;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The table of an API server's answers: each has one row, which says if it passes by itself.
class ApiAnswerTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "0 | IOException: refused | NO_ANSWER | YES | API_SERVER",
        "500 | failed to create typed patch object: .spec.replica: field not declared in schema | WRONG_MANIFEST | NO | MANIFEST",
        "500 | failed to convert new object (k/web; /v1, Kind=Service) to smd typed: .spec.ports: element 0: associative list with keys has an element that omits key field \"protocol\" | WRONG_MANIFEST | NO | MANIFEST",
        "500 | Internal error occurred: failed calling webhook \"pods.example.org\": Post \"https://x.y.svc:443/?timeout=10s\": dial tcp 10.0.0.1:443: connect: connection refused | WEBHOOK_DOWN | YES | NAMESPACE",
        "500 | Internal error occurred: etcdserver: request timed out | SERVER_ERROR | YES | UNKNOWN",
        "503 | apiserver not ready | SERVER_ERROR | YES | UNKNOWN",
        "429 | Too many requests, please try again later. | BUSY | YES | API_SERVER",
        "403 | deployments.apps \"web\" is forbidden: unable to create new content in namespace k because it is being terminated | NAMESPACE_TERMINATING | YES | NAMESPACE",
        "403 | deployments.apps is forbidden: User \"x\" cannot patch resource \"deployments\" | FORBIDDEN | NO | DEPLOYER",
        "401 | Unauthorized | UNAUTHORIZED | NO | DEPLOYER",
        "404 | the server could not find the requested resource | UNKNOWN_KIND | NO | MANIFEST",
        "404 | namespaces \"k\" not found | NOT_FOUND | NO | NAMESPACE",
        "409 | the object has been modified | CONFLICT | IF_CHANGED | OBJECT",
        "422 | Deployment.apps \"x\" is invalid | INVALID | NO | MANIFEST",
        "400 | strict decoding error | REFUSED | NO | MANIFEST",
        "418 | short and stout | REFUSED | NO | MANIFEST"
      })
  void eachAnswerHasOneRow(int code, String said, ApiAnswer row, Passes passes, Fault fault) {
    ApiAnswer answer = ApiAnswer.of(code, said);
    assertThat(answer).isEqualTo(row);
    assertThat(answer.passes()).isEqualTo(passes);
    assertThat(answer.fault()).isEqualTo(fault);
  }
}
