package io.greenroom.gateway;

import io.greenroom.events.Cable;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.MapPropertySource;

/** A gateway of a test's own, with its lines to database, broker and store in the test's hands. */
public final class RunningGateway implements AutoCloseable {

    public final Cable database;
    public final Cable broker;
    public final Cable store;
    private final Map<String, Object> settings;
    private ConfigurableApplicationContext context;

    /** Not started; all lines are whole. */
    public RunningGateway(String amqpUri) throws IOException {
        Map<String, String> services = new HashMap<>(TestServices.environment());
        services.put("GREENROOM_AMQP_URI", amqpUri);
        database = Cable.to(services.get("GREENROOM_MYSQL_URL"));
        broker = Cable.to(amqpUri);
        store = Cable.to(services.get("GREENROOM_S3_ENDPOINT"));
        services.computeIfPresent("GREENROOM_MYSQL_URL", (name, url) -> database.through(url));
        services.computeIfPresent("GREENROOM_AMQP_URI", (name, uri) -> broker.through(uri));
        services.computeIfPresent("GREENROOM_S3_ENDPOINT", (name, url) -> store.through(url));
        settings = new HashMap<>(services);
        settings.put("GREENROOM_ADMIN_KEY", TestServices.ADMIN_KEY);
        settings.put("server.port", "0");
    }

    public RunningGateway start() {
        context = new SpringApplicationBuilder(GatewayApplication.class)
                .initializers(fresh -> fresh.getEnvironment()
                        .getPropertySources()
                        .addFirst(new MapPropertySource("a gateway of its own", settings)))
                .run();
        return this;
    }

    public int port() {
        return ((WebServerApplicationContext) context).getWebServer().getPort();
    }

    public <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    /** The one of this name, where there are several. */
    public <T> T bean(String name, Class<T> type) {
        return context.getBean(name, type);
    }

    /** Ends as at SIGTERM. */
    public void stop() {
        context.close();
    }

    @Override
    public void close() throws IOException {
        for (Cable cable : new Cable[] {database, broker, store}) {
            cable.mend();
        }
        if (context != null) {
            context.close();
        }
        for (Cable cable : new Cable[] {database, broker, store}) {
            cable.close();
        }
    }
}
