package io.greenroom.media;

import io.minio.GetPresignedObjectUrlArgs;
import io.minio.MinioAsyncClient;
import io.minio.http.Method;
import java.time.Duration;
import java.util.Map;

/**
 * Addresses under which anyone can read one object for a while: signed here, without asking the store. Whoever has one needs
 * no credentials, so they are never logged. Safe for use by many threads.
 */
public final class DownloadLinks {
    /** What every store but Amazon's own calls the place where it is; there the address says which. */
    private static final String REGION = "us-east-1";

    private final MinioAsyncClient client;
    private final String bucket;

    /** @param settings of the store as those see it who get the links: the host is part of what is signed */
    public DownloadLinks(StoreSettings settings) {
        var builder = MinioAsyncClient.builder()
                .endpoint(settings.endpoint().toString())
                .credentials(settings.accessKey(), settings.secretKey());
        if (!settings.endpoint().getHost().endsWith(".amazonaws.com")) {
            builder.region(REGION);
        }
        client = builder.build();
        bucket = settings.bucket();
    }

    /**
     * A link for GET, also in ranges.
     *
     * @param contentType the Content-Type that the store is to answer with
     * @param disposition likewise, its Content-Disposition
     * @param validFor at most 7 days
     */
    public String to(String key, String contentType, String disposition, Duration validFor) {
        try {
            return client.getPresignedObjectUrl(GetPresignedObjectUrlArgs.builder()
                    .method(Method.GET)
                    .bucket(bucket)
                    .object(key)
                    .expiry(Math.toIntExact(validFor.toSeconds()))
                    .extraQueryParams(
                            Map.of("response-content-type", contentType, "response-content-disposition", disposition))
                    .build());
        } catch (Exception e) {
            throw StoreException.of("cannot sign a link to " + key, e);
        }
    }
}
