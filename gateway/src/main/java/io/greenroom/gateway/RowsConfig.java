package io.greenroom.gateway;

import java.util.List;
import java.util.UUID;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.convert.converter.Converter;
import org.springframework.data.convert.ReadingConverter;
import org.springframework.data.convert.WritingConverter;
import org.springframework.data.jdbc.core.convert.JdbcCustomConversions;
import org.springframework.data.jdbc.core.dialect.JdbcDialect;
import org.springframework.data.jdbc.core.dialect.JdbcMySqlDialect;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** How values of ours lie in columns: ids as text, JSON as text. */
@Configuration(proxyBeanMethods = false)
class RowsConfig {

    /** Fixed, for otherwise a connection is asked, and the database may come up after the gateway. */
    @Bean
    JdbcDialect dialect() {
        return JdbcMySqlDialect.INSTANCE;
    }

    @Bean
    JdbcCustomConversions conversions(JdbcDialect dialect, JsonMapper json) {
        return JdbcCustomConversions.of(
                dialect, List.of(new WriteId(), new ReadId(), new WriteJson(), new ReadJson(json)));
    }

    @WritingConverter
    private static final class WriteId implements Converter<UUID, String> {
        @Override
        public String convert(UUID id) {
            return id.toString();
        }
    }

    @ReadingConverter
    private static final class ReadId implements Converter<String, UUID> {
        @Override
        public UUID convert(String text) {
            return UUID.fromString(text);
        }
    }

    @WritingConverter
    private static final class WriteJson implements Converter<JsonNode, String> {
        @Override
        public String convert(JsonNode json) {
            return json.toString();
        }
    }

    @ReadingConverter
    private record ReadJson(JsonMapper json) implements Converter<String, JsonNode> {
        @Override
        public JsonNode convert(String text) {
            return json.readTree(text);
        }
    }
}
