package io.greenroom.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.mock.env.MockEnvironment;

class DispatchSettingsTest {

    @Test
    void nothingIsCappedUnlessSaid() {
        assertThat(DispatchSettings.from(new MockEnvironment()).maxRunning()).isZero();
        assertThat(DispatchSettings.from(new MockEnvironment().withProperty("GREENROOM_MAX_RUNNING", "12"))
                        .maxRunning())
                .isEqualTo(12);
    }

    @ParameterizedTest
    @ValueSource(strings = {"-1", "many", ""})
    void whatIsNoNumberOfTasksIsRefusedByName(String value) {
        MockEnvironment environment = new MockEnvironment().withProperty("GREENROOM_MAX_RUNNING", value);
        assertThatThrownBy(() -> DispatchSettings.from(environment))
                .isInstanceOf(BadSettingException.class)
                .hasMessageStartingWith("GREENROOM_MAX_RUNNING: must be");
    }
}
