package io.greenroom.media;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;

/** Waiting for the client's answers, and turning its many exceptions into one. */
final class StoreCalls {

    private StoreCalls() {}

    /** A call of the client, started but not awaited. */
    interface Call<T> {
        CompletableFuture<T> start() throws Exception;
    }

    /** @throws StoreException for whatever goes wrong; interruption cancels the wait and keeps the thread's flag set */
    static <T> T await(String what, Call<T> call) {
        try {
            return call.start().get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StoreException(StoreException.Reason.INTERRUPTED, what + ": interrupted", e);
        } catch (Exception e) {
            throw StoreException.of(what, bare(e));
        }
    }

    /** Copies what the store sends; only a failure of {@code file} is an IOException. */
    static long copy(String key, InputStream content, OutputStream file) throws IOException {
        byte[] buffer = new byte[64 * 1024];
        long bytes = 0;
        for (int read; (read = readFromStore(key, content, buffer)) >= 0; bytes += read) {
            file.write(buffer, 0, read);
        }
        return bytes;
    }

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    private static int readFromStore(String key, InputStream content, byte[] buffer) {
        try {
            return content.read(buffer);
        } catch (IOException e) {
            if (Thread.currentThread().isInterrupted()) {
                throw new StoreException(StoreException.Reason.INTERRUPTED, "cannot read " + key + ": interrupted", e);
            }
            throw StoreException.of("cannot read " + key, e);
        }
    }

    private static Throwable bare(Throwable failure) {
        Throwable bare = failure;
        while ((bare instanceof ExecutionException || bare instanceof CompletionException) && bare.getCause() != null) {
            bare = bare.getCause();
        }
        return bare;
    }
}
