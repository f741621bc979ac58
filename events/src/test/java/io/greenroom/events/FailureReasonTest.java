package io.greenroom.events;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class FailureReasonTest {

    @Test
    void fillsItsSentence() {
        assertThat(FailureReason.VIDEO_TOO_SMALL.sentence(Map.of("width", 10, "height", 20, "least", 64)))
                .isEqualTo("The video is 10 x 20 pixels; each side must have at least 64. Use a larger one.");
        assertThat(FailureReason.ENGINE_FAILED.sentence(Map.of("why", "$1 \\ {nothing}")))
                .isEqualTo("The engine failed: $1 \\ {nothing}");
    }

    @ParameterizedTest
    @EnumSource
    void everyCodeHasAReason(FailureCode code) {
        assertThat(Arrays.stream(FailureReason.values()).map(FailureReason::code))
                .contains(code);
    }
}
