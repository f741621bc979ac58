package io.greenroom.media;

import com.google.common.collect.ImmutableMultimap;
import io.minio.MinioAsyncClient;
import io.minio.messages.Part;
import java.util.List;

/**
 * One object that is sent in parts, by one process or by several in turn. It appears when they are joined. A part sent again
 * under its number takes the place of the first. Every method fails with {@link StoreException}: with {@code MISSING} for
 * an upload that has been joined or abandoned, or that the store has dropped in time.
 */
public final class ObjectParts {

    private final MinioAsyncClient client;
    private final String bucket;
    private final String key;
    private final String what;

    ObjectParts(MinioAsyncClient client, String bucket, String key) {
        this.client = client;
        this.bucket = bucket;
        this.key = key;
        this.what = "cannot store " + key;
    }

    /**
     * Begins an upload.
     *
     * @param contentType media type of the object, to be given back on reading
     * @return the store's name for it
     */
    public String begin(String contentType) {
        var headers = ImmutableMultimap.of("Content-Type", contentType);
        return StoreCalls.await(what, () -> client.createMultipartUploadAsync(bucket, null, key, headers, null))
                .result()
                .uploadId();
    }

    /**
     * Sends a part.
     *
     * @param length bytes of {@code content} that count: 5 MiB or more in all parts but the last
     */
    public SentPart send(String upload, int number, byte[] content, int length) {
        String etag = StoreCalls.await(
                        what,
                        () -> client.uploadPartAsync(bucket, null, key, content, length, upload, number, null, null))
                .etag();
        return new SentPart(number, etag);
    }

    /** Makes the object of these parts, in the order of their numbers. */
    public void join(String upload, List<SentPart> parts) {
        Part[] all =
                parts.stream().map(part -> new Part(part.number(), part.etag())).toArray(Part[]::new);
        StoreCalls.await(what, () -> client.completeMultipartUploadAsync(bucket, null, key, upload, all, null, null));
    }

    /** Frees what has been sent; an upload that is no more is fine. */
    public void abandon(String upload) {
        try {
            StoreCalls.await(what, () -> client.abortMultipartUploadAsync(bucket, null, key, upload, null, null));
        } catch (StoreException gone) {
            if (gone.reason() != StoreException.Reason.MISSING) {
                throw gone;
            }
        }
    }
}
