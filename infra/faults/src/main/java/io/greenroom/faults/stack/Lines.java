package io.greenroom.faults.stack;

import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** All the lines of a farm: one for each program and each service that it needs. */
final class Lines {

    private record Ends(String program, Service service) {}

    private final Backings backings;
    private final Map<Ends, Link> links = new ConcurrentHashMap<>();

    Lines(Backings backings) {
        this.backings = backings;
    }

    /** Lays the lines of a program, and returns the variables by which it finds the services at their other end. */
    Map<String, String> lay(String program, List<Service> services) throws IOException {
        Map<String, String> variables = new HashMap<>();
        for (Service service : services) {
            Backing backing = backings.of(service);
            String name = program + " to " + service.name().toLowerCase(Locale.ROOT);
            Link link = Link.open(name, backing::address);
            links.put(new Ends(program, service), link);
            backing.variables()
                    .forEach((variable, value) -> variables.put(variable, Addresses.moved(value, link.address())));
        }
        return variables;
    }

    /** @throws IllegalArgumentException if this program needs no such service */
    Link of(String program, Service service) {
        Link link = links.get(new Ends(program, service));
        if (link == null) {
            throw new IllegalArgumentException(program + " has no line to the " + service);
        }
        return link;
    }

    void passAll() {
        links.values().forEach(Link::pass);
    }

    void close() {
        links.values().forEach(Link::close);
    }
}
