package io.greenroom.render;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.greenroom.media.SampleMedia;
import io.greenroom.render.engine.Engines;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class EngineChoiceTest {

    @Test
    void ffmpegIsTheDefault() {
        assertThat(choose("").names()).containsExactly("ffmpeg");
    }

    @Test
    void refusesAnEngineThatNobodyKnowsAndNamesThoseItKnows() {
        assertThatThrownBy(() -> choose("ffmpeg,magic"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("GREENROOM_RENDER_ENGINES names 'magic': known are ")
                .hasMessageContaining("ffmpeg");
    }

    @Test
    void refusesWhatIsNoListOfNames() {
        assertThatThrownBy(() -> choose("ffmpeg;heygem"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("GREENROOM_RENDER_ENGINES is 'ffmpeg;heygem': it must be names");
    }

    private static Engines choose(String engines) {
        Map<String, String> variables = new HashMap<>();
        variables.put("GREENROOM_RENDER_ENGINES", engines);
        variables.put("GREENROOM_AMQP_URI", "amqp://127.0.0.1:1");
        variables.put("GREENROOM_S3_ENDPOINT", "http://127.0.0.1:1");
        variables.put("GREENROOM_S3_ACCESS_KEY", "key");
        variables.put("GREENROOM_S3_SECRET_KEY", "secret");
        variables.put("GREENROOM_S3_BUCKET", "bucket");
        return EngineChoice.of(variables::get, RenderSettings.from(variables::get), SampleMedia.FFMPEG);
    }
}
