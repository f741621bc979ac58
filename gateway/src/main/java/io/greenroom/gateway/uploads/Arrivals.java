package io.greenroom.gateway.uploads;

import io.greenroom.gateway.files.Intake;
import io.greenroom.gateway.files.UploadRoom;
import io.greenroom.media.ObjectStore;
import java.io.IOException;
import java.io.InputStream;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Lets in what requests bring of uploads, of as many at once as there is room for. */
@Component
class Arrivals {
    private final ResumableUploads uploads;
    private final ObjectStore store;
    private final Intake intake;
    private final UploadRoom room;

    Arrivals(ResumableUploads uploads, ObjectStore store, Intake intake, UploadRoom room) {
        this.uploads = uploads;
        this.store = store;
        this.intake = intake;
        this.room = room;
    }

    /**
     * Takes what comes, as {@link Arrival#take} says.
     *
     * @throws io.greenroom.gateway.problems.ProblemException also {@code uploads_busy}: nothing of it has been read
     */
    void take(ResumableUpload claimed, UUID writer, InputStream body) throws IOException {
        try (UploadRoom.Place held = room.take()) {
            new Arrival(claimed, writer, uploads, store, intake).take(body);
        }
    }
}
