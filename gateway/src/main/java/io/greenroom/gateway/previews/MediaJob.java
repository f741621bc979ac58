package io.greenroom.gateway.previews;

import io.greenroom.events.Header;
import io.greenroom.events.Message;
import io.greenroom.events.PictureKind;
import io.greenroom.events.ProbeRequested;
import io.greenroom.events.Subject;
import io.greenroom.events.ThumbnailRequested;
import io.greenroom.gateway.files.StoreArea;
import java.util.Locale;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A picture or a probe still to be made.
 *
 * @param subject what it is made for
 * @param sourceKey the object it is made of
 * @param targetKey where a picture goes; null for a probe, which makes no object
 */
record MediaJob(
        UUID id,
        Kind kind,
        Subject subject,
        UUID subjectId,
        String sourceKey,
        @Nullable String targetKey) {

    enum Kind {
        PROBE,
        POSTER,
        STORYBOARD;

        /** @param picture null for a probe */
        static Kind of(@Nullable PictureKind picture) {
            return picture == null ? PROBE : picture == PictureKind.POSTER ? POSTER : STORYBOARD;
        }

        /** As the column spells it. */
        String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    static MediaJob probe(UUID fileId, String path) {
        return new MediaJob(Header.newId(), Kind.PROBE, Subject.FILE, fileId, path, null);
    }

    /** @param version makes the picture's key one that is never used twice */
    static MediaJob poster(Subject subject, UUID subjectId, String version, String sourceKey) {
        StoreArea area = subject == Subject.TASK ? StoreArea.TASK_PICTURES : StoreArea.HUMAN_POSTERS;
        String key = area.key(subjectId + "-" + version + ".jpg");
        return new MediaJob(Header.newId(), Kind.POSTER, subject, subjectId, sourceKey, key);
    }

    static MediaJob storyboard(UUID taskId, String version, String sourceKey) {
        String key = StoreArea.TASK_PICTURES.key(taskId + "-" + version + "-storyboard.jpg");
        return new MediaJob(Header.newId(), Kind.STORYBOARD, Subject.TASK, taskId, sourceKey, key);
    }

    static String word(Subject subject) {
        return subject.name().toLowerCase(Locale.ROOT);
    }

    /** What asks the thumbnail worker for it. */
    Message request() {
        return switch (kind) {
            case PROBE -> new ProbeRequested(Header.plain(), subjectId, sourceKey);
            case POSTER -> picture(PictureKind.POSTER);
            case STORYBOARD -> picture(PictureKind.STORYBOARD);
        };
    }

    private Message picture(PictureKind picture) {
        return new ThumbnailRequested(
                Header.plain(), picture, subject, subjectId, sourceKey, Objects.requireNonNull(targetKey));
    }
}
