package io.greenroom.gateway.limits;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.greenroom.gateway.addresses.AddressRange;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.mock.env.MockEnvironment;

class LimitSettingsTest {

    @Test
    void hasLimitsThatPeopleDoNotMeet() {
        assertThat(LimitSettings.from(new MockEnvironment().withProperty("GREENROOM_MAX_PENDING", " ")))
                .isEqualTo(new LimitSettings(100, 20, 10_000, 0, List.of()));
    }

    @Test
    void readsWhatIsSet() {
        MockEnvironment environment = new MockEnvironment()
                .withProperty("GREENROOM_RATE_PER_SECOND", "0")
                .withProperty("GREENROOM_RATE_PER_ADDRESS", "1")
                .withProperty("GREENROOM_MAX_PENDING", "7")
                .withProperty("GREENROOM_MAX_STORED_BYTES", "5000000000")
                .withProperty("GREENROOM_TRUSTED_PROXIES", "10.0.0.0/8, ::1");
        assertThat(LimitSettings.from(environment))
                .isEqualTo(new LimitSettings(
                        0, 1, 7, 5_000_000_000L, List.of(AddressRange.parse("10.0.0.0/8"), AddressRange.parse("::1"))));
    }

    @ParameterizedTest
    @CsvSource({
        "GREENROOM_RATE_PER_SECOND, -1",
        "GREENROOM_RATE_PER_SECOND, 1000001",
        "GREENROOM_RATE_PER_ADDRESS, many",
        "GREENROOM_MAX_PENDING, 3000000000",
        "GREENROOM_MAX_STORED_BYTES, 1GB",
        "GREENROOM_TRUSTED_PROXIES, proxy.example.com",
    })
    void namesASettingThatIsWrong(String name, String value) {
        assertThatThrownBy(() -> LimitSettings.from(new MockEnvironment().withProperty(name, value)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(name);
    }
}
