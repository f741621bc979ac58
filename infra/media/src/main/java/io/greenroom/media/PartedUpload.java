package io.greenroom.media;

import io.minio.MinioAsyncClient;
import io.minio.PutObjectArgs;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/**
 * One upload of a stream. What fits into one part is sent whole, anything longer part by part.
 *
 * <p>The client's own putObject would read the stream on the JVM's common pool, where a few slow senders starve every
 * other upload; here the stream is read by the thread that brought it.
 */
final class PartedUpload {

    private final MinioAsyncClient client;
    private final String bucket;
    private final String key;
    private final String contentType;
    private final String what;
    private final MessageDigest digest = StoreCalls.sha256();
    private long sentBytes;

    PartedUpload(MinioAsyncClient client, String bucket, String key, String contentType) {
        this.client = client;
        this.bucket = bucket;
        this.key = key;
        this.contentType = contentType;
        this.what = "cannot store " + key;
    }

    Stored send(InputStream content, long sizeOrMinusOne) throws IOException {
        boolean fits = sizeOrMinusOne >= 0 && sizeOrMinusOne < ObjectStore.PART_BYTES;
        // One byte more than promised is asked for, so that a stream which gives too much is noticed.
        byte[] buffer = new byte[fits ? (int) sizeOrMinusOne + 1 : ObjectStore.PART_BYTES];
        int filled = fill(content, buffer);
        if (fits || filled < buffer.length) {
            requireSize(sizeOrMinusOne);
            sendWhole(buffer, filled);
        } else {
            sendParts(content, buffer, sizeOrMinusOne);
        }
        return new Stored(key, sentBytes, HexFormat.of().formatHex(digest.digest()));
    }

    private void sendWhole(byte[] buffer, int length) {
        StoreCalls.await(
                what,
                () -> client.putObject(
                        PutObjectArgs.builder().bucket(bucket).object(key).contentType(contentType).stream(
                                        new ByteArrayInputStream(buffer, 0, length), length, -1)
                                .build()));
    }

    private void sendParts(InputStream content, byte[] buffer, long sizeOrMinusOne) throws IOException {
        ObjectParts parts = new ObjectParts(client, bucket, key);
        String upload = parts.begin(contentType);
        boolean complete = false;
        try {
            List<SentPart> sent = new ArrayList<>();
            for (int filled = buffer.length; filled > 0; filled = fill(content, buffer)) {
                sent.add(parts.send(upload, sent.size() + 1, buffer, filled));
            }
            requireSize(sizeOrMinusOne);
            parts.join(upload, sent);
            complete = true;
        } finally {
            if (!complete) {
                abandon(parts, upload);
            }
        }
    }

    /** Best effort: the failure that led here is the one to tell. */
    private static void abandon(ObjectParts parts, String upload) {
        try {
            parts.abandon(upload);
        } catch (StoreException e) {
            // The store drops unfinished uploads by itself in time.
        }
    }

    private int fill(InputStream content, byte[] buffer) throws IOException {
        int filled = content.readNBytes(buffer, 0, buffer.length);
        digest.update(buffer, 0, filled);
        sentBytes += filled;
        return filled;
    }

    private void requireSize(long sizeOrMinusOne) throws IOException {
        if (sizeOrMinusOne >= 0 && sentBytes != sizeOrMinusOne) {
            throw new IOException("the content has " + sentBytes + " bytes instead of " + sizeOrMinusOne);
        }
    }
}
