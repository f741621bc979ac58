package io.greenroom.embedded;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Collectors;

/** services.json: how to reach what runs. Flat, and its values need no escapes, so it needs no JSON library. */
final class ServicesFile {

    private ServicesFile() {}

    static void write(Path file, Map<String, String> entries) throws IOException {
        String lines = entries.entrySet().stream()
                .map(entry -> ",\n  \"" + entry.getKey() + "\": \"" + entry.getValue() + "\"")
                .collect(Collectors.joining());
        Home.writePrivately(file, "{\n  \"pid\": " + ProcessHandle.current().pid() + lines + "\n}\n");
    }
}
