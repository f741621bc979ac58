package io.greenroom.render.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;

class GpusTest {

    @Test
    void slotsTakeTheCardsInTurn() {
        Gpus gpus = Gpus.from(Map.of("GREENROOM_RENDER_GPUS", " 2, 0 ")::get);

        assertThat(gpus.device(0)).isEqualTo(2);
        assertThat(gpus.device(1)).isZero();
        assertThat(gpus.device(2)).isEqualTo(2);
        assertThat(gpus.environment(3)).containsEntry("CUDA_VISIBLE_DEVICES", "0");
    }

    @Test
    void theFirstCardIsTheDefault() {
        assertThat(Gpus.from(name -> null).device(5)).isZero();
    }

    @Test
    void refusesWhatIsNoList() {
        assertThatThrownBy(() -> Gpus.from(Map.of("GREENROOM_RENDER_GPUS", "0;1")::get))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("GREENROOM_RENDER_GPUS is '0;1': it must be numbers");
    }
}
