package io.greenroom.gateway.fetching;

import java.io.InputStream;
import okhttp3.HttpUrl;
import okhttp3.Response;

/**
 * An answer that is about to be read; closing it ends the connection.
 *
 * @param response whose status is 200
 */
public record FetchedContent(Response response) implements AutoCloseable {

    /** What the last part of its path says; empty where there is none. */
    public String name() {
        HttpUrl url = response.request().url();
        return url.pathSegments().get(url.pathSize() - 1);
    }

    /** As the sender announces it; -1 where it does not. */
    public long announcedBytes() {
        return response.body().contentLength();
    }

    /** Fails with an IOException when the sender breaks off or the time is over. */
    public InputStream content() {
        return response.body().byteStream();
    }

    @Override
    public void close() {
        response.close();
    }
}
