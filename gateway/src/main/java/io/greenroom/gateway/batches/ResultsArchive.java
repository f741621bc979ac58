package io.greenroom.gateway.batches;

import io.greenroom.media.ObjectStore;
import io.greenroom.media.StoreException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.OptionalLong;
import java.util.zip.CRC32;
import java.util.zip.CheckedInputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.springframework.stereotype.Component;

/**
 * Writes videos into a ZIP file as it is sent, in constant memory. They are stored as they are, for videos do not shrink.
 * The format wants an entry's checksum before its content, so each video is read twice from the store; a checksum behind
 * the content, which is allowed too, is what many programs cannot read.
 */
@Component
class ResultsArchive {

    private final ObjectStore store;

    ResultsArchive(ObjectStore store) {
        this.store = store;
    }

    /**
     * Writes all of them; the stream stays open. One whose task has been deleted since they were listed is left out.
     *
     * @throws IOException the receiver went away, or the store while a video was read
     * @throws StoreException the store is away, or a video went while it was read
     */
    void write(List<FinishedVideo> videos, OutputStream out) throws IOException {
        ZipOutputStream zip = new ZipOutputStream(out, StandardCharsets.UTF_8);
        zip.setMethod(ZipOutputStream.STORED);
        for (FinishedVideo video : videos) {
            OptionalLong checksum = checksum(video);
            if (checksum.isPresent()) {
                zip.putNextEntry(entry(video, checksum.getAsLong()));
                try (InputStream content = store.get(video.key())) {
                    content.transferTo(zip);
                }
                zip.closeEntry();
            }
        }
        zip.finish();
    }

    private static ZipEntry entry(FinishedVideo video, long checksum) {
        ZipEntry entry = new ZipEntry(video.fileName());
        entry.setLastModifiedTime(FileTime.from(video.completedAt()));
        entry.setSize(video.bytes());
        entry.setCrc(checksum);
        return entry;
    }

    /** Empty when the video is gone. */
    private OptionalLong checksum(FinishedVideo video) throws IOException {
        CRC32 crc = new CRC32();
        try (InputStream content = new CheckedInputStream(store.get(video.key()), crc)) {
            content.transferTo(OutputStream.nullOutputStream());
            return OptionalLong.of(crc.getValue());
        } catch (StoreException gone) {
            if (gone.reason() == StoreException.Reason.MISSING) {
                return OptionalLong.empty();
            }
            throw gone;
        }
    }
}
