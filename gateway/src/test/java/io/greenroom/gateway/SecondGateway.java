package io.greenroom.gateway;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.Environment;
import org.springframework.core.env.MapPropertySource;

/** Another gateway on the same database, broker and store. */
public final class SecondGateway implements AutoCloseable {
    private static final List<String> SETTINGS = List.of(
            "GREENROOM_MYSQL_URL",
            "GREENROOM_AMQP_URI",
            "GREENROOM_S3_ENDPOINT",
            "GREENROOM_S3_ACCESS_KEY",
            "GREENROOM_S3_SECRET_KEY",
            "GREENROOM_S3_BUCKET",
            "GREENROOM_ADMIN_KEY",
            "GREENROOM_MAX_AUDIO_BYTES",
            "GREENROOM_MAX_VIDEO_BYTES",
            "GREENROOM_RATE_PER_SECOND",
            "GREENROOM_RATE_PER_ADDRESS");

    private final ConfigurableApplicationContext context;

    /** @param first of the gateway that is there already */
    public SecondGateway(Environment first) {
        Map<String, Object> settings = new HashMap<>();
        SETTINGS.forEach(name -> settings.put(name, first.getRequiredProperty(name)));
        settings.put("server.port", "0");
        context = new SpringApplicationBuilder(GatewayApplication.class)
                .initializers(fresh -> fresh.getEnvironment()
                        .getPropertySources()
                        .addFirst(new MapPropertySource("as the first", settings)))
                .run();
    }

    public int port() {
        return ((WebServerApplicationContext) context).getWebServer().getPort();
    }

    public <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    @Override
    public void close() {
        context.close();
    }
}
