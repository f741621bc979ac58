package io.greenroom.render.heygemhttp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HeygemHttpSettingsTest {

    private static final Map<String, String> LEAST = Map.of(
            "GREENROOM_HEYGEM_HTTP_URL", "http://127.0.0.1:8383",
            "GREENROOM_HEYGEM_HTTP_SHARE", "/srv/heygem/face2face");

    @Test
    void needsAServiceAndItsShare() {
        var settings = HeygemHttpSettings.from(LEAST::get);

        assertThat(settings.places()).singleElement().satisfies(place -> {
            assertThat(place.url()).hasToString("http://127.0.0.1:8383/");
            assertThat(place.share()).isEqualTo(new Share(Path.of("/srv/heygem/face2face"), "/code/data"));
        });
        assertThat(settings.cancel()).isEmpty();
        assertThat(settings.timeoutFactor()).isEqualTo(15);
        assertThat(settings.busyWait()).isEqualTo(Duration.ofMinutes(10));
    }

    @Test
    void givesEachServiceItsOwnShareInOrder() {
        var settings = HeygemHttpSettings.from(Map.of(
                "GREENROOM_HEYGEM_HTTP_URL", "http://a:8383, http://b:8384/",
                "GREENROOM_HEYGEM_HTTP_SHARE", "/srv/a=/data/, /srv/b",
                "GREENROOM_HEYGEM_HTTP_CANCEL", "/opt/restart  {endpoint}")::get);

        assertThat(settings.places())
                .extracting(HeygemHttpSettings.Place::share)
                .containsExactly(new Share(Path.of("/srv/a"), "/data"), new Share(Path.of("/srv/b"), "/code/data"));
        assertThat(settings.cancel()).containsExactly("/opt/restart", "{endpoint}");
    }

    @ParameterizedTest
    @CsvSource({
        "GREENROOM_HEYGEM_HTTP_URL, '', is not set",
        "GREENROOM_HEYGEM_HTTP_URL, 127.0.0.1:8383, http://127.0.0.1:8383",
        "GREENROOM_HEYGEM_HTTP_URL, http://a:8383/easy/submit, without a path",
        "GREENROOM_HEYGEM_HTTP_SHARE, '', one directory for all",
        "GREENROOM_HEYGEM_HTTP_SHARE, face2face, two absolute directories",
        "GREENROOM_HEYGEM_HTTP_SHARE, '/a,/b', one for each of the 1",
        "GREENROOM_HEYGEM_HTTP_TIMEOUT_FACTOR, 0, a whole number from 1 to 9999",
        "GREENROOM_HEYGEM_HTTP_BUSY_WAIT, soon, like 30s or 10m",
    })
    void refusesInOneLineWithTheRemedy(String variable, String value, String remedy) {
        Map<String, String> variables = new HashMap<>(LEAST);
        variables.put(variable, value);

        assertThatThrownBy(() -> HeygemHttpSettings.from(variables::get))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith(variable + " is ")
                .hasMessageContaining(remedy)
                .hasMessageNotContaining("\n");
    }
}
