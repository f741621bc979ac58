package io.greenroom.gateway.files;

import io.greenroom.gateway.GatewaySettings;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

@Configuration(proxyBeanMethods = false)
class FilesConfig {

    @Bean
    DownloadSettings downloadSettings(Environment environment, GatewaySettings settings) {
        return DownloadSettings.from(environment, settings.store().endpoint());
    }
}
