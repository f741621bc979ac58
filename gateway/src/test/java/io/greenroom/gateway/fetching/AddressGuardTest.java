package io.greenroom.gateway.fetching;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.greenroom.gateway.BadSettingException;
import io.greenroom.gateway.addresses.AddressRange;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.mock.env.MockEnvironment;

class AddressGuardTest {

    @Test
    void givesWhatANameLeadsTo() throws Exception {
        assertThat(guard("", "1.1.1.1", "2606:4700::1").addresses("example.com"))
                .extracting(InetAddress::getHostAddress)
                .containsExactly("1.1.1.1", "2606:4700:0:0:0:0:0:1");
    }

    @Test
    void refusesANameOfWhichOneAddressIsAHouses() {
        assertRefused(guard("", "1.1.1.1", "10.0.0.1"), "example.com");
    }

    @Test
    void saysTheSameOfANameThatLeadsNowhere() {
        AddressGuard lost = new AddressGuard(settings(""), host -> {
            throw new UnknownHostException(host);
        });
        assertRefused(lost, "example.com");
        assertRefused(guard(""), "example.com");
    }

    /** The ways of writing an address that get past those who compare text. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "127.0.0.1",
                "127.1",
                "2130706433",
                "localhost",
                "0.0.0.0",
                "::1",
                "::ffff:127.0.0.1",
                "0:0:0:0:0:0:0:0"
            })
    void refusesOurselvesHoweverWritten(String host) {
        assertRefused(new AddressGuard(settings(""), name -> List.of(InetAddress.getAllByName(name))), host);
    }

    @ParameterizedTest
    @CsvSource({
        "10.0.0.0/8, 10.1.2.3",
        "10.1.2.3, 10.1.2.3",
        "'192.168.0.0/16, 10.1.2.0/24', 10.1.2.3",
        "fd00::/8, fd12::1",
        "Media.Internal, 10.1.2.3"
    })
    void letsThroughWhatTheOperatorAllows(String allowed, String address) throws Exception {
        assertThat(guard(allowed, address).addresses("media.internal")).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({"10.0.0.0/8, 192.168.1.1", "10.1.2.4, 10.1.2.3", "10.1.2.0/25, 10.1.2.128", "internal, 10.1.2.3"})
    void letsNothingElseThrough(String allowed, String address) {
        assertRefused(guard(allowed, address), "media.internal");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "10.0.0.0/33",
                "10.0.0/8",
                "10.0.0.0/-1",
                "fd00::/129",
                "http://host",
                "host/8",
                "::g",
                "10.0.0.0/x"
            })
    void namesTheSettingThatCannotBe(String allowed) {
        assertThatThrownBy(() -> settings(allowed))
                .isInstanceOf(BadSettingException.class)
                .hasMessageStartingWith("GREENROOM_FETCH_ALLOW: ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "3601", "1m", ""})
    void namesTheTimeThatCannotBe(String seconds) {
        MockEnvironment environment = new MockEnvironment().withProperty("GREENROOM_FETCH_SECONDS", seconds);
        assertThatThrownBy(() -> FetchSettings.from(environment))
                .isInstanceOf(BadSettingException.class)
                .hasMessageStartingWith("GREENROOM_FETCH_SECONDS: ");
        assertThat(settings("").longest()).isEqualTo(Duration.ofMinutes(2));
    }

    private static void assertRefused(AddressGuard guard, String host) {
        assertThatThrownBy(() -> guard.addresses(host))
                .isInstanceOf(AddressRefusedException.class)
                .hasMessage(host + " has no address that may be fetched from here");
    }

    private static AddressGuard guard(String allowed, String... leadsTo) {
        List<InetAddress> addresses = new ArrayList<>();
        for (String address : leadsTo) {
            addresses.add(AddressRange.literal(address));
        }
        return new AddressGuard(settings(allowed), host -> addresses);
    }

    private static FetchSettings settings(String allowed) {
        return FetchSettings.from(new MockEnvironment().withProperty("GREENROOM_FETCH_ALLOW", allowed));
    }
}
