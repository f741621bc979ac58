package io.greenroom.render.heygem;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.greenroom.render.program.Patience;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class HeygemSettingsTest {

    @Test
    void onlyTheCheckoutMustBeGiven() {
        var settings = HeygemSettings.from(Map.of("GREENROOM_HEYGEM_HOME", "/opt/heygem")::get);

        assertThat(settings).isEqualTo(new HeygemSettings(Path.of("/opt/heygem"), "python3", 15));
    }

    @Test
    void aRelativePythonIsOneOfOurDirectoryNotOfTheSlots() {
        var settings = HeygemSettings.from(
                Map.of("GREENROOM_HEYGEM_HOME", "/opt/heygem", "GREENROOM_HEYGEM_PYTHON", "venv/bin/python")::get);

        assertThat(settings.python())
                .isEqualTo(Path.of("venv/bin/python").toAbsolutePath().toString());
    }

    @Test
    void refusesWhatIsMissingOrWrong() {
        assertThatThrownBy(() -> HeygemSettings.from(name -> null))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("GREENROOM_HEYGEM_HOME is not set: it must be the checkout");
        assertThatThrownBy(() -> HeygemSettings.from(
                        Map.of("GREENROOM_HEYGEM_HOME", "/h", "GREENROOM_HEYGEM_TIMEOUT_FACTOR", "0")::get))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("GREENROOM_HEYGEM_TIMEOUT_FACTOR is '0': it must be a number from 1 to 1000");
    }

    @Test
    void aRunMayTakeThreeMinutesAndTheFactorForEachSecond() {
        assertThat(HeygemEngine.patience(Duration.ofSeconds(60), 15))
                .isEqualTo(new Patience(
                        Duration.ofSeconds(120),
                        Duration.ofSeconds(180),
                        Duration.ofSeconds(300),
                        Duration.ofSeconds(2),
                        Duration.ofSeconds(180 + 60 * 15)));
    }
}
