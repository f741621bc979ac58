package io.greenroom.gateway.limits;

import io.greenroom.gateway.addresses.AddressRange;
import io.greenroom.gateway.browsers.BrowserSettings;
import java.util.List;
import java.util.Set;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;

/** A gateway of small limits that believes this machine's headers, and that one foreign page may call. */
@TestConfiguration(proxyBeanMethods = false)
public class StrictGateway {
    /** Requests a second of one key; twice as many at once. */
    static final int RATE = 5;
    /** Requests a second without a key from one address; ten times as many at once. */
    static final int ADDRESS_RATE = 3;

    static final int MAX_PENDING = 4;
    static final long MAX_STORED_BYTES = 1_000_000;

    /** Whose pages may call the API. */
    public static final String STUDIO = "https://studio.example.com";

    @Bean
    @Primary
    LimitSettings small() {
        List<AddressRange> here = List.of(AddressRange.parse("127.0.0.0/8"), AddressRange.parse("::1"));
        return new LimitSettings(RATE, ADDRESS_RATE, MAX_PENDING, MAX_STORED_BYTES, here);
    }

    @Bean
    @Primary
    BrowserSettings oneForeignPage() {
        return new BrowserSettings(Set.of(STUDIO));
    }

    @Bean
    @Primary
    HandTime handTime() {
        return new HandTime();
    }
}
