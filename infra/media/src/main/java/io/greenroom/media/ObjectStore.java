package io.greenroom.media;

import io.minio.BucketExistsArgs;
import io.minio.GetObjectArgs;
import io.minio.ListObjectsArgs;
import io.minio.MakeBucketArgs;
import io.minio.MinioAsyncClient;
import io.minio.RemoveObjectArgs;
import io.minio.Result;
import io.minio.StatObjectArgs;
import io.minio.StatObjectResponse;
import io.minio.messages.Item;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.DigestInputStream;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import okhttp3.Dispatcher;
import okhttp3.OkHttpClient;

/**
 * The S3 bucket that holds every upload, result and picture. Safe for use by many threads.
 *
 * <p>Only what MinIO, S3Proxy and S3 have in common is used: no ETag comparison, no compose, tags, policies or
 * lifecycle. Every method fails with {@link StoreException}.
 */
public final class ObjectStore implements AutoCloseable {

    /**
     * How much of a stream is held in memory until it is stored, in bytes. S3 wants at least 5 MiB a part and takes 10,000
     * parts, so objects may have 78 GiB.
     */
    public static final int PART_BYTES = 8 * 1024 * 1024;

    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(10);
    /** Between two bytes; joining the parts of a large object may keep a store silent for a while. */
    private static final Duration SILENCE_TIMEOUT = Duration.ofSeconds(90);

    private final OkHttpClient http;
    private final MinioAsyncClient client;
    private final String bucket;

    public ObjectStore(StoreSettings settings) {
        // The client's default of five requests a host would let five slow transfers block everything else.
        var dispatcher = new Dispatcher();
        dispatcher.setMaxRequestsPerHost(dispatcher.getMaxRequests());
        http = new OkHttpClient.Builder()
                .dispatcher(dispatcher)
                .connectTimeout(CONNECT_TIMEOUT)
                .readTimeout(SILENCE_TIMEOUT)
                .writeTimeout(SILENCE_TIMEOUT)
                .build();
        client = MinioAsyncClient.builder()
                .endpoint(settings.endpoint().toString())
                .credentials(settings.accessKey(), settings.secretKey())
                .httpClient(http)
                .build();
        bucket = settings.bucket();
    }

    /** Makes the bucket where it is missing; several processes may do so at once. */
    public void ensureBucket() {
        var exists = BucketExistsArgs.builder().bucket(bucket).build();
        String what = "cannot make bucket " + bucket;
        if (StoreCalls.await(what, () -> client.bucketExists(exists))) {
            return;
        }
        try {
            StoreCalls.await(
                    what,
                    () -> client.makeBucket(
                            MakeBucketArgs.builder().bucket(bucket).build()));
        } catch (StoreException e) {
            if (!StoreCalls.await(what, () -> client.bucketExists(exists))) {
                throw e;
            }
        }
    }

    /**
     * Stores what the stream holds, in constant memory, reading it on the calling thread. The object appears only when
     * all of it has arrived.
     *
     * @param content read to its end, not closed
     * @param sizeOrMinusOne bytes that the stream will give, or -1 when nobody knows
     * @param contentType media type to be given back on reading
     * @throws IOException if {@code content} itself fails or has another size than promised; nothing is stored then.
     *     A RuntimeException of {@code content} passes through likewise
     */
    public Stored put(String key, InputStream content, long sizeOrMinusOne, String contentType) throws IOException {
        return new PartedUpload(client, bucket, key, contentType).send(content, sizeOrMinusOne);
    }

    /** An object that is sent part by part, by one process or by several in turn. */
    public ObjectParts parts(String key) {
        return new ObjectParts(client, bucket, key);
    }

    /** Stores a file. An unreadable file is an {@link UncheckedIOException}. */
    public Stored putFile(String key, Path file, String contentType) {
        try (InputStream content = Files.newInputStream(file)) {
            return put(key, content, Files.size(file), contentType);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file, e);
        }
    }

    /** The whole object; the caller closes it. Its reads fail with IOException when the store goes away. */
    public InputStream get(String key) {
        return open(key, GetObjectArgs.builder().bucket(bucket).object(key).build());
    }

    /**
     * A part of the object; the caller closes it.
     *
     * @param offset first byte, from 0; at or beyond the end is {@link StoreException.Reason#REFUSED}
     * @param length bytes, at least 1; beyond the end means up to the end
     */
    public InputStream get(String key, long offset, long length) {
        return open(
                key,
                GetObjectArgs.builder()
                        .bucket(bucket)
                        .object(key)
                        .offset(offset)
                        .length(length)
                        .build());
    }

    /**
     * A short part of the object as a whole; less than was asked for where the object ends before.
     *
     * @param offset as of {@link #get(String, long, long)}
     */
    public byte[] bytes(String key, long offset, int length) {
        try (InputStream part = get(key, offset, length)) {
            return part.readNBytes(length);
        } catch (IOException e) {
            throw StoreException.of("cannot read " + key, e);
        }
    }

    private InputStream open(String key, GetObjectArgs args) {
        return StoreCalls.await("cannot read " + key, () -> client.getObject(args));
    }

    /** Empty when there is no such object. */
    public Optional<ObjectStat> stat(String key) {
        try {
            StatObjectResponse stat = StoreCalls.await(
                    "cannot look up " + key,
                    () -> client.statObject(
                            StatObjectArgs.builder().bucket(bucket).object(key).build()));
            return Optional.of(new ObjectStat(
                    stat.size(), stat.contentType(), stat.lastModified().toInstant()));
        } catch (StoreException e) {
            if (e.reason() == StoreException.Reason.MISSING) {
                return Optional.empty();
            }
            throw e;
        }
    }

    /** Writes the object to a file, which appears under its name only when complete. Not writable: UncheckedIOException. */
    public Stored download(String key, Path target) {
        Path part = target.resolveSibling(target.getFileName() + ".part");
        try (var content = new DigestInputStream(get(key), StoreCalls.sha256());
                OutputStream file = Files.newOutputStream(part)) {
            long bytes = StoreCalls.copy(key, content, file);
            Files.move(part, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            return new Stored(
                    key,
                    bytes,
                    HexFormat.of().formatHex(content.getMessageDigest().digest()));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write " + target, e);
        } finally {
            part.toFile().delete();
        }
    }

    /** Removes the object; a missing one is fine. */
    public void delete(String key) {
        StoreCalls.await(
                "cannot delete " + key,
                () -> client.removeObject(
                        RemoveObjectArgs.builder().bucket(bucket).object(key).build()));
    }

    /** The objects whose key starts with {@code prefix}, by key, fetched page by page while the stream is read. */
    public Stream<ListedObject> list(String prefix) {
        Iterable<Result<Item>> rows = client.listObjects(ListObjectsArgs.builder()
                .bucket(bucket)
                .prefix(prefix)
                .recursive(true)
                .build());
        return StreamSupport.stream(rows.spliterator(), false).map(row -> {
            try {
                Item item = row.get();
                return new ListedObject(
                        item.objectName(), item.size(), item.lastModified().toInstant());
            } catch (Exception e) {
                throw StoreException.of("cannot list " + prefix, e);
            }
        });
    }

    /** Gives back connections and threads. */
    @Override
    public void close() {
        http.dispatcher().executorService().shutdown();
        http.connectionPool().evictAll();
    }
}
