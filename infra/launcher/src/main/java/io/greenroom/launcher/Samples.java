package io.greenroom.launcher;

import java.nio.file.Path;

/** The presenter and the voices that come with Greenroom, see infra/launcher/samples/README.md. */
record Samples(Path folder) {
    static Samples in(Path root) {
        return new Samples(root.resolve("infra/launcher/samples"));
    }

    Path video() {
        return folder.resolve("presenter.mp4");
    }

    /** @param locale of the user, such as zh_CN.UTF-8; everything that is not Chinese hears English */
    Path audio(String locale) {
        return folder.resolve(locale.startsWith("zh") ? "greeting.zh.wav" : "greeting.en.wav");
    }
}
