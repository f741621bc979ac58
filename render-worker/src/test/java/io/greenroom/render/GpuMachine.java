package io.greenroom.render;

import io.greenroom.embedded.EmbeddedServices;
import io.greenroom.events.StoredObject;
import io.greenroom.media.ObjectStore;
import io.greenroom.media.SampleMedia;
import io.greenroom.media.Stored;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/** What a worker with one engine finds on a machine with a graphics card; the card is a stand-in. */
record GpuMachine(Path directory) {

    /** Settings of a worker that offers the engine from a checkout. */
    Map<String, String> variables(EmbeddedServices services, String engine, Path checkout) throws IOException {
        Map<String, String> variables = new HashMap<>(services.environment());
        variables.put("PATH", graphicsCard().toString());
        variables.put("GREENROOM_HOME", directory.resolve("home").toString());
        variables.put("GREENROOM_WORKER_NAME", engine + "-1");
        variables.put("GREENROOM_RENDER_GRACE", "0s");
        variables.put("GREENROOM_RENDER_ENGINES", engine);
        variables.put("GREENROOM_" + engine.toUpperCase(Locale.ROOT) + "_HOME", checkout.toString());
        variables.put("GREENROOM_MEDIA_FFMPEG", SampleMedia.FFMPEG.ffmpeg().toString());
        return variables;
    }

    /** Makes a file of a filter graph and puts it into the store. */
    StoredObject put(ObjectStore store, String name, String source) throws Exception {
        Path file = SampleMedia.make(directory.resolve(name), "-filter_complex " + source);
        Stored stored = store.putFile("files/" + name, file, "application/octet-stream");
        return new StoredObject(stored.key(), stored.bytes(), stored.sha256());
    }

    /** A directory for PATH with a driver's program that shows one card. */
    private Path graphicsCard() throws IOException {
        Path driver = Files.createDirectory(directory.resolve("driver"));
        Path program = Files.writeString(driver.resolve("nvidia-smi"), "#!/bin/sh\necho Stand-in, 24576, 100, 0\n");
        Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwx------"));
        return driver;
    }
}
