package io.greenroom.gateway.browsers;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

@Configuration(proxyBeanMethods = false)
class BrowserConfig {

    @Bean
    BrowserSettings browserSettings(Environment environment) {
        return BrowserSettings.from(environment);
    }
}
