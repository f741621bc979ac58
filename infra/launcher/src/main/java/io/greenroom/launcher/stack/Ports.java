package io.greenroom.launcher.stack;

import java.io.IOException;
import java.net.ServerSocket;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Which port each service of a home has. A port is kept from start to start while nobody else has taken it. */
final class Ports {
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final int FIRST = 8080;

    private final Home home;
    private final Map<String, Integer> taken;

    Ports(Home home) {
        this.home = home;
        this.taken = remembered(home);
    }

    /** @throws StackFailure when the port asked for is taken, or none is free */
    int of(String service, @Nullable Integer asked) {
        if (asked != null && !isFree(asked)) {
            throw new StackFailure(
                    "port " + asked + " (GREENROOM_PORT) is taken by another program: stop it, set another"
                            + " port, or unset GREENROOM_PORT to take the next free one");
        }
        int port = asked != null ? asked : kept(service);
        taken.put(service, port);
        Home.write(home.ports(), JSON.writeValueAsString(taken));
        return port;
    }

    private int kept(String service) {
        Integer before = taken.remove(service);
        if (before != null && isFree(before)) {
            return before;
        }
        for (int port = FIRST; port < 65536; port++) {
            if (!taken.containsValue(port) && isFree(port)) {
                return port;
            }
        }
        throw new StackFailure("no port from " + FIRST + " up is free: set GREENROOM_PORT");
    }

    private static boolean isFree(int port) {
        try (ServerSocket socket = new ServerSocket(port)) {
            return socket.isBound();
        } catch (IOException e) {
            return false;
        }
    }

    private static Map<String, Integer> remembered(Home home) {
        try {
            return Home.read(home.ports())
                    .map(text -> JSON.readValue(text, new TypeReference<TreeMap<String, Integer>>() {}))
                    .orElseGet(TreeMap::new);
        } catch (JacksonException e) {
            return new TreeMap<>();
        }
    }
}
