package io.greenroom.gateway.fetching;

import java.net.InetAddress;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

@Configuration(proxyBeanMethods = false)
class FetchConfig {

    @Bean
    FetchSettings fetchSettings(Environment environment) {
        return FetchSettings.from(environment);
    }

    @Bean
    Resolver resolver() {
        return host -> List.of(InetAddress.getAllByName(host));
    }
}
