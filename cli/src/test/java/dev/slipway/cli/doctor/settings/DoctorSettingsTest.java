package dev.slipway.cli.doctor.settings;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.cli.doctor.DoctorReport;
import dev.slipway.cli.doctor.check.CheckResult;
import dev.slipway.cli.doctor.check.Examination;
import dev.slipway.cli.doctor.check.Service;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// Variables mean to the doctor what they mean to the services, and their secrets are never printed.
class DoctorSettingsTest {

  @Test
  void aVariableIsReadAsTheServiceReadsIt() {
    DoctorSettings settings =
        new DoctorSettings(
            Service.NOTIFIER,
            Map.of(
                "SLACK_BOT_TOKEN", "xoxb-1",
                "SLIPWAY_NOTIFIER_SLACK_APIURL", "http://localhost:1/api/",
                "SPRING_DATASOURCE_URL", "jdbc:postgresql://db/notifier"));
    assertThat(settings.value("slipway.notifier.slack.token")).hasValue("xoxb-1");
    assertThat(settings.value("slipway.notifier.slack.api-url"))
        .hasValue("http://localhost:1/api/");
    assertThat(settings.given("spring.datasource.url", "DATABASE_URL"))
        .hasValue("jdbc:postgresql://db/notifier");
  }

  @Test
  void aServicesDefaultIsNotTakenForGiven() {
    DoctorSettings settings = new DoctorSettings(Service.NOTIFIER, Map.of());
    assertThat(settings.value("spring.datasource.url")).isPresent();
    assertThat(settings.given("spring.datasource.url", "DATABASE_URL")).isEmpty();
  }

  @Test
  void secretsAreStruckFromWhateverSaysThem() {
    DoctorSettings settings =
        new DoctorSettings(
            Service.GATEWAY,
            Map.of(
                "SLACK_BOT_TOKEN", "xoxb-1",
                "SPRING_KAFKA_PROPERTIES_SASL_JAAS_CONFIG",
                    "ScramLoginModule required username=\"gateway\" password=\"hidden-one\";"));
    assertThat(settings.secrets()).containsExactlyInAnyOrder("xoxb-1", "hidden-one");
    DoctorReport report =
        DoctorReport.of(
            List.of(
                new Examination.Result(
                    EnumSet.of(Service.GATEWAY),
                    CheckResult.failed("kafka", "hidden-one is wrong", "Replace xoxb-1."))),
            settings.secrets());
    assertThat(report.text())
        .contains("*** is wrong. Replace ***.")
        .doesNotContain("hidden-one", "xoxb-1");
  }
}
