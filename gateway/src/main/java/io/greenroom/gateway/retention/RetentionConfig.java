package io.greenroom.gateway.retention;

import io.greenroom.gateway.RetentionSettings;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

@Configuration(proxyBeanMethods = false)
class RetentionConfig {

    @Bean
    RetentionSettings retentionSettings(Environment environment) {
        return RetentionSettings.from(environment);
    }
}
