package io.greenroom.render.command;

import java.util.Collection;
import java.util.Map;
import java.util.Objects;

/** The keys that a part of a profile may have, each with its entry, given or not. */
record Fields(Map<String, Entry> entries) {

    Entry get(String name) {
        return Objects.requireNonNull(entries.get(name), name);
    }

    Collection<Entry> all() {
        return entries.values();
    }
}
