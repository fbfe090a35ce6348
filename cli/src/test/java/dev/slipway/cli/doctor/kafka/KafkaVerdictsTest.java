package dev.slipway.cli.doctor.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.cli.doctor.check.CheckResult;
import dev.slipway.cli.doctor.check.Service;
import dev.slipway.cli.doctor.check.State;
import dev.slipway.contract.Topics;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.errors.SaslAuthenticationException;
import org.apache.kafka.common.errors.TimeoutException;
import org.junit.jupiter.api.Test;

class KafkaVerdictsTest {

  @Test
  void aLoginWithoutARightIsToldWhichTopicAndWhich() {
    Map<String, Set<AclOperation>> allowed = new HashMap<>();
    Topics.all().forEach(topic -> allowed.put(topic, Set.of(AclOperation.READ)));
    allowed.put(Topics.DEPLOYMENTS, Set.of(AclOperation.DESCRIBE));
    CheckResult finding = KafkaVerdicts.rights(Service.DEPLOYER, allowed, false);
    assertThat(finding.state()).isEqualTo(State.MISSING);
    assertThat(finding.result())
        .isEqualTo(
            "The deployer's login may not read slipway.deployments, write slipway.deployment-results, read"
                + " as the group deployer-service");
  }

  @Test
  void fewerBrokersThanCopiesFail() {
    assertThat(KafkaVerdicts.brokers(2, 3, "kafka:9092").state()).isEqualTo(State.FAILED);
    assertThat(KafkaVerdicts.brokers(3, 3, "kafka:9092").state()).isEqualTo(State.OK);
  }

  @Test
  void aRefusedLoginIsNoUnreachableBroker() {
    assertThat(
            KafkaVerdicts.failure(
                    new KafkaException(new SaslAuthenticationException("no")), "kafka:9092")
                .result())
        .isEqualTo("Kafka at kafka:9092 refuses the login");
    assertThat(KafkaVerdicts.failure(new TimeoutException("no"), "kafka:9092").result())
        .isEqualTo("No Kafka answers at kafka:9092");
  }
}
