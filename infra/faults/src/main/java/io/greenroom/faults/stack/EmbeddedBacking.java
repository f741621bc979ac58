package io.greenroom.faults.stack;

import io.greenroom.embedded.EmbeddedServices;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;

/** One of the embedded services, in a process of its own. */
final class EmbeddedBacking implements Backing {

    private final Part part;
    private final Path home;
    private final Path data;
    private volatile Map<String, String> known = Map.of();

    EmbeddedBacking(Service service, FarmDirectory directory, BuiltJava java, Map<String, String> environment) {
        String name = service.name().toLowerCase(Locale.ROOT);
        this.home = directory.home(name);
        this.data = home.resolve("embedded").resolve(service.embeddedName());
        this.part = new Part(
                name,
                directory.log(name),
                new Launch(
                        java.embedded(service, home),
                        environment,
                        pid -> !running().isEmpty(),
                        true,
                        null));
    }

    @Override
    public Part part() {
        return part;
    }

    @Override
    public Map<String, String> variables() {
        Map<String, String> now = running();
        return now.isEmpty() ? known : now;
    }

    @Override
    public void wipe() throws IOException {
        FarmDirectory.delete(data);
    }

    /** Written when it answers, removed at its start, and worth nothing once its process is gone. */
    private Map<String, String> running() {
        try {
            known = EmbeddedServices.readEnvironment(home);
            return known;
        } catch (IOException e) {
            return Map.of();
        }
    }
}
