package io.greenroom.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.mock.env.MockEnvironment;

class RetentionSettingsTest {

    @Test
    void withoutSettingsNoTaskGoesAndNothingYoung() {
        assertThat(RetentionSettings.from(new MockEnvironment()))
                .isEqualTo(new RetentionSettings(null, Duration.ofDays(7), Duration.ofDays(365), Duration.ofHours(24)));
    }

    @Test
    void readsAgesInAnyUnit() {
        MockEnvironment environment = new MockEnvironment()
                .withProperty("GREENROOM_RETENTION", "30d")
                .withProperty("GREENROOM_UPLOADS_RETENTION", "keep")
                .withProperty("GREENROOM_AUDIT_RETENTION", "keep")
                .withProperty("GREENROOM_RETENTION_SAFETY", "0s");
        assertThat(RetentionSettings.from(environment))
                .isEqualTo(new RetentionSettings(Duration.ofDays(30), null, null, Duration.ZERO));
        environment.setProperty("GREENROOM_RETENTION", "90m");
        environment.setProperty("GREENROOM_UPLOADS_RETENTION", "12h");
        assertThat(RetentionSettings.from(environment).tasks()).isEqualTo(Duration.ofMinutes(90));
        assertThat(RetentionSettings.from(environment).uploads()).isEqualTo(Duration.ofHours(12));
    }

    @ParameterizedTest
    @CsvSource({
        "GREENROOM_RETENTION, 30",
        "GREENROOM_RETENTION, -1d",
        "GREENROOM_RETENTION, never",
        "GREENROOM_UPLOADS_RETENTION, 1w",
        "GREENROOM_AUDIT_RETENTION, 1y",
        "GREENROOM_RETENTION_SAFETY, keep"
    })
    void namesTheSettingThatCannotBe(String name, String value) {
        assertThatThrownBy(() -> RetentionSettings.from(new MockEnvironment().withProperty(name, value)))
                .isInstanceOf(BadSettingException.class)
                .hasMessageStartingWith(name + ": must be a number with s, m, h or d");
    }
}
