package io.greenroom.render.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.greenroom.events.FailureReason;
import io.greenroom.render.program.EngineProgram.Outcome;
import java.util.List;
import org.junit.jupiter.api.Test;

class VerdictTest {

    @Test
    void aWarningOfAModuleThatIsMissingIsNotTheCause() {
        var failure = Verdict.of(ended(
                1,
                "A matching Triton is not available. Error caught was: No module named 'triton'",
                "Traceback (most recent call last):",
                "  File \"inference.py\", line 3, in <module>",
                "ValueError: zero frames"));

        assertThat(failure.reason()).isEqualTo(FailureReason.ENGINE_FAILED);
        assertThat(failure.args()).containsEntry("why", "it ended with 1: ValueError: zero frames");
    }

    @Test
    void theCauseIsTheEndOfTheTracebackThoughItsMessageGoesOn() {
        var failure = Verdict.of(ended(
                1,
                "RuntimeError: CUDA error: no kernel image is available for execution on the device",
                "CUDA kernel errors might be asynchronously reported at some other API call.",
                "Compile with `TORCH_USE_CUDA_DSA` to enable device-side assertions."));

        assertThat(failure.reason()).isEqualTo(FailureReason.GPU_NOT_USABLE);
    }

    @Test
    void aModuleThatPythonDoesNotFindIsAMistakeOfTheSetup() {
        assertThat(Verdict.of(ended(1, "/usr/bin/python3: No module named scripts"))
                        .reason())
                .isEqualTo(FailureReason.ENGINE_SETUP);
    }

    @Test
    void aFullDiskIsToldWhoeverSaysSo() {
        assertThat(Verdict.of(ended(0, "av_interleaved_write_frame(): No space left on device", "Conversion failed!"))
                        .reason())
                .isEqualTo(FailureReason.DISK_NOT_USABLE);
    }

    @Test
    void withoutAWordOnlyTheCodeIsLeft() {
        assertThat(Verdict.of(ended(0)).reason()).isEqualTo(FailureReason.NO_RESULT);
        assertThat(Verdict.of(ended(4)).args()).containsEntry("why", "it ended with 4");
        assertThat(Verdict.of(ended(139)).args()).containsEntry("signal", 11);
    }

    private static Outcome ended(int code, String... lines) {
        return new Outcome(code, false, null, List.of(lines));
    }
}
