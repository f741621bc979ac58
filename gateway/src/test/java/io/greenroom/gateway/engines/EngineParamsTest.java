package io.greenroom.gateway.engines;

import static org.assertj.core.api.Assertions.assertThat;

import io.greenroom.events.WorkerHeartbeat.Param;
import io.greenroom.events.WorkerHeartbeat.Param.Type;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class EngineParamsTest {

    private static final List<Param> KNOWN = List.of(
            new Param("crf", Type.INTEGER, 10.0, 40.0, List.of(), 20),
            new Param("speed", Type.NUMBER, 0.5, null, List.of(), 1),
            new Param("steps", Type.INTEGER, null, 99.0, List.of(), null),
            new Param("preset", Type.WORD, null, null, List.of("fast", "slow"), "fast"),
            new Param("style", Type.WORD, null, null, List.of(), null),
            new Param("enhance", Type.YES_NO, null, null, List.of(), false));

    record Case(String param, Object value, String code, String message) {}

    static List<Case> refused() {
        return List.of(
                new Case("crf", 9, "range", "must be a whole number from 10 to 40"),
                new Case("crf", 41L, "range", "must be a whole number from 10 to 40"),
                new Case("crf", 20.5, "type", "must be a whole number from 10 to 40"),
                new Case("crf", "20", "type", "must be a whole number from 10 to 40"),
                new Case("speed", 0.49, "range", "must be a number of at least 0.5"),
                new Case("speed", true, "type", "must be a number of at least 0.5"),
                new Case("steps", 100, "range", "must be a whole number of at most 99"),
                new Case("preset", "medium", "range", "must be one of fast, slow"),
                new Case("preset", 1, "type", "must be one of fast, slow"),
                new Case("style", List.of(), "type", "must be a text"),
                new Case("enhance", "yes", "type", "must be true or false"));
    }

    @ParameterizedTest
    @MethodSource("refused")
    void saysWhatWouldDo(Case wrong) {
        assertThat(EngineParams.wrong(KNOWN, Map.of(wrong.param(), wrong.value())))
                .singleElement()
                .satisfies(problem -> {
                    assertThat(problem.field()).isEqualTo("params." + wrong.param());
                    assertThat(problem.code()).isEqualTo(wrong.code());
                    assertThat(problem.message()).isEqualTo(wrong.message());
                });
    }

    @Test
    void takesWhatFitsAndWhatItDoesNotKnow() {
        assertThat(EngineParams.wrong(
                        KNOWN,
                        Map.of(
                                "crf",
                                10,
                                "speed",
                                1,
                                "steps",
                                -5,
                                "preset",
                                "slow",
                                "style",
                                "any",
                                "enhance",
                                true,
                                "unknown",
                                List.of(1))))
                .isEmpty();
        assertThat(EngineParams.wrong(KNOWN, Map.of())).isEmpty();
    }
}
