package io.greenroom.render.run;

import io.greenroom.events.FailureReason;
import io.greenroom.media.Ffprobe;
import io.greenroom.media.MediaInfo;
import io.greenroom.media.NotMediaException;
import io.greenroom.media.PictureTooLargeException;
import io.greenroom.render.engine.EngineException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;

/** Looks into files with ffprobe, and says no in a run's own words. */
final class Looks {

    private final Ffprobe ffprobe;

    Looks(Ffprobe ffprobe) {
        this.ffprobe = ffprobe;
    }

    /**
     * What the file holds.
     *
     * @param otherwise what it means if it is no media; its sentence gets {@code why}
     * @throws EngineException otherwise, VIDEO_TOO_LARGE, or PROGRAM_NOT_STARTED without a working ffprobe
     */
    MediaInfo into(Path file, FailureReason otherwise) throws EngineException, InterruptedException {
        try {
            return ffprobe.probe(file);
        } catch (PictureTooLargeException e) {
            throw InputLimits.tooLarge(e.width(), e.height());
        } catch (NotMediaException e) {
            throw new EngineException(otherwise, Map.of("why", String.valueOf(e.getMessage())));
        } catch (IOException e) {
            throw new EngineException(FailureReason.PROGRAM_NOT_STARTED, Map.of("why", "ffprobe: " + e.getMessage()));
        }
    }
}
