package io.greenroom.render.command;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CountTest {

    @Test
    void readsABarWithoutDescription() {
        assertThat(Count.ofBar(" 45%|████▌     | 45/100 [00:05<00:06,  8.90it/s]"))
                .isEqualTo(new Count("", "45", 0.45));
    }

    @Test
    void readsABarWithDescription() {
        assertThat(Count.ofBar("Doing inference...:  10%|█         | 1/10 [00:12<01:48, 12.10s/it]"))
                .isEqualTo(new Count("Doing inference...", "1", 0.1));
        assertThat(Count.ofBar("Sample frames: 16: 100%|██████████| 20/20 [00:09<00:00,  2.11it/s]"))
                .isEqualTo(new Count("Sample frames: 16", "20", 1.0));
        assertThat(Count.ofBar("Face Renderer:::   3%|3         | 3/100 [00:12<?, ?it/s]"))
                .extracting("done", "fraction")
                .containsExactly("3", 0.03);
    }

    @Test
    void readsACounterThatDoesNotKnowItsEnd() {
        assertThat(Count.ofBar("writer: 45it [00:05,  8.90it/s]")).isEqualTo(new Count("writer", "45", null));
        assertThat(Count.ofBar("0it [00:00, ?it/s]")).isEqualTo(new Count("", "0", null));
    }

    @Test
    void readsADownload() {
        assertThat(Count.ofBar("model.pt:  13%|█▎        | 1.20G/9.10G [00:05<00:33, 240MB/s]"))
                .isEqualTo(new Count("model.pt", "1.20G", 0.13));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Number of frames: 45",
                "45% of the frames are done",
                "ValueError: Face not detected! Ensure the video contains a face in all the frames.",
                "frame=  100 fps= 25 q=28.0 size=     256KiB time=00:00:04.00 bitrate= 524.3kbits/s speed=1.5x",
                "Loaded inference config: {'task_0': 1}"
            })
    void takesNothingElseForABar(String line) {
        assertThat(Count.ofBar(line)).isNull();
    }
}
