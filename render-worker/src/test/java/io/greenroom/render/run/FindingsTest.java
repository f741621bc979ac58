package io.greenroom.render.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FindingsTest {

    private static final Duration LENGTH = Duration.ofSeconds(4);

    private final Findings findings = new Findings();

    /** The first as ffmpeg 8.1 writes it, the second as 5.1 does. */
    @ParameterizedTest
    @CsvSource({
        "Parsed_blackdetect_2 @ 0x7f15d8004c00, Parsed_freezedetect_3 @ 0x7f15d8005b80",
        "blackdetect @ 0x5583d1602840, freezedetect @ 0x5583d1603880"
    })
    void readsWhatDetectorsOfEachVersionSay(String black, String frozen) {
        findings.hear("[" + frozen + "] lavfi.freezedetect.freeze_start: 0.4");
        findings.hear("[" + frozen + "] lavfi.freezedetect.freeze_duration: 1.2");
        findings.hear("[" + frozen + "] lavfi.freezedetect.freeze_end: 1.6");
        findings.hear("[" + frozen + "] lavfi.freezedetect.freeze_start: 3");
        findings.hear("[" + black + "] black_start:0 black_end:3.8 black_duration:3.8");
        findings.hear("[Parsed_volumedetect_0 @ 0x5583d1563f80] max_volume: -17.7 dB");

        assertThat(findings.blackSeconds()).isEqualTo(3.8);
        assertThat(findings.frozenSeconds(LENGTH)).isEqualTo(2.2);
        assertThat(findings.maxVolumeDb()).isEqualTo(-17.7);
    }

    @Test
    void believesNoTitleThatSpeaksLikeADetector() {
        findings.hear("    title           : [blackdetect @ 0x1] black_start:0 black_end:4 black_duration:4");
        findings.hear("    title           : [freezedetect @ 0x1] lavfi.freezedetect.freeze_start: 0");
        findings.hear("    title           : [Parsed_volumedetect_0 @ 0x1] max_volume: -91.0 dB");

        assertThat(findings.blackSeconds()).isZero();
        assertThat(findings.frozenSeconds(LENGTH)).isZero();
        assertThat(findings.maxVolumeDb()).isNull();
    }
}
