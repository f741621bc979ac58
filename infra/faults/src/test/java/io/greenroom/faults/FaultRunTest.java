package io.greenroom.faults;

import static org.assertj.core.api.Assertions.assertThat;

import io.greenroom.faults.plan.FaultKind;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumSet;
import org.junit.jupiter.api.Test;

/** Three minutes of what {@code ./greenroom faults} does for as long as one likes. */
class FaultRunTest {

    private static final long SEED = 4;

    @Test
    void nothingIsLostAndNothingIsDoneTwice() throws Exception {
        RunSettings settings = new RunSettings(
                Path.of(System.getProperty("greenroom.root")),
                SEED,
                Duration.ofMinutes(3),
                60,
                Duration.ofSeconds(10),
                true,
                EnumSet.allOf(FaultKind.class));

        assertThat(new FaultRun(settings, System.out::println).run()).isTrue();
    }
}
