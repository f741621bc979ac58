package io.greenroom.gateway.limits;

import io.github.bucket4j.TimeMeter;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

@Configuration(proxyBeanMethods = false)
class LimitsConfig {

    @Bean
    LimitSettings limitSettings(Environment environment) {
        return LimitSettings.from(environment);
    }

    /** Not the clock of the wall: one that is set back would refill nothing until it is where it was. */
    @Bean
    TimeMeter rateTime() {
        return TimeMeter.SYSTEM_NANOTIME;
    }
}
