package io.greenroom.gateway.browsers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.mock.env.MockEnvironment;

class BrowserSettingsTest {

    @Test
    void namesNoForeignPageUnlessTold() {
        assertThat(BrowserSettings.from(new MockEnvironment()).corsOrigins()).isEmpty();
        assertThat(origins("https://a.example.com, http://localhost:3000,http://[::1]:3000"))
                .isEqualTo(Set.of("https://a.example.com", "http://localhost:3000", "http://[::1]:3000"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"*", "null", "a.example.com", "https://a.example.com/", "https://*.example.com"})
    void takesOriginsOnly(String wrong) {
        assertThatThrownBy(() -> origins(wrong))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("GREENROOM_CORS_ORIGINS");
    }

    private static Set<String> origins(String list) {
        return BrowserSettings.from(new MockEnvironment().withProperty("GREENROOM_CORS_ORIGINS", list))
                .corsOrigins();
    }
}
