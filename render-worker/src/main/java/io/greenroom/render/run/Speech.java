package io.greenroom.render.run;

import java.nio.file.Path;
import java.time.Duration;

/**
 * A task's audio, decoded.
 *
 * @param wav PCM in the form that the engine wants
 * @param length exact, at least a second
 * @param maxVolumeDb its loudest sample against full scale
 */
record Speech(Path wav, Duration length, double maxVolumeDb) {

    boolean silent() {
        return maxVolumeDb < Detectors.SILENT_DB;
    }
}
