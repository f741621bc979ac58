package io.greenroom.gateway;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.JacksonModule;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.module.SimpleModule;
import tools.jackson.databind.ser.std.StdSerializer;

/** One clock, and one way to write a time: ISO-8601 in UTC with milliseconds, always all three digits. */
@Configuration(proxyBeanMethods = false)
class TimesConfig {

    @Bean
    Clock clock() {
        return Clock.systemUTC();
    }

    @Bean
    JacksonModule times() {
        return new SimpleModule("times").addSerializer(new InMilliseconds());
    }

    private static final class InMilliseconds extends StdSerializer<Instant> {
        private static final DateTimeFormatter FORMAT =
                DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);

        InMilliseconds() {
            super(Instant.class);
        }

        @Override
        public void serialize(Instant time, JsonGenerator json, SerializationContext context) {
            json.writeString(FORMAT.format(time));
        }
    }
}
