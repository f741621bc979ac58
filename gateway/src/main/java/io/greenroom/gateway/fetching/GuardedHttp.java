package io.greenroom.gateway.fetching;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.InetAddress;
import java.net.Proxy;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import okhttp3.ConnectionPool;
import okhttp3.OkHttpClient;
import okhttp3.Protocol;
import okhttp3.Request;
import okhttp3.Response;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;

/**
 * HTTP to addresses that callers name. It connects to the very addresses that were checked, follows no redirect, which would
 * lead to others, uses no proxy, which would look the name up anew, and keeps no connection for the next caller.
 */
@Component
public class GuardedHttp implements DisposableBean {
    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(10);
    /** Between two bytes. */
    private static final Duration SILENCE_TIMEOUT = Duration.ofSeconds(20);

    /** None would mean no end. */
    private static final Duration LEAST = Duration.ofMillis(1);

    private final AddressGuard guard;
    private final ExecutorService lookUps = Executors.newCachedThreadPool(work -> {
        Thread thread = new Thread(work, "look-up");
        thread.setDaemon(true);
        return thread;
    });
    private final OkHttpClient client = new OkHttpClient.Builder()
            .proxy(Proxy.NO_PROXY)
            .followRedirects(false)
            .followSslRedirects(false)
            .protocols(List.of(Protocol.HTTP_1_1))
            .connectionPool(new ConnectionPool(0, 1, TimeUnit.SECONDS))
            .connectTimeout(CONNECT_TIMEOUT)
            .readTimeout(SILENCE_TIMEOUT)
            .writeTimeout(SILENCE_TIMEOUT)
            .build();

    GuardedHttp(AddressGuard guard) {
        this.guard = guard;
    }

    /**
     * Sends a request and returns once the answer's headers are there.
     *
     * @param longest from the look-up to the last byte of the answer; reading on after that is an IOException
     * @return to be closed by the caller
     * @throws AddressRefusedException its host leads to where it must not
     * @throws IOException nobody answered in time, or not in HTTP
     */
    public Response send(Request request, Duration longest) throws IOException {
        long begun = System.nanoTime();
        List<InetAddress> checked = lookUp(request.url().host(), longest);
        Duration left = longest.minusNanos(System.nanoTime() - begun);
        return client.newBuilder()
                .dns(name -> checked)
                .callTimeout(left.compareTo(LEAST) < 0 ? LEAST : left)
                .build()
                .newCall(request)
                .execute();
    }

    /** On a thread of its own: nothing else ends a look-up that its name server does not answer. */
    private List<InetAddress> lookUp(String host, Duration longest) throws IOException {
        Future<List<InetAddress>> addresses = lookUps.submit(() -> guard.addresses(host));
        try {
            return addresses.get(longest.toNanos(), TimeUnit.NANOSECONDS);
        } catch (ExecutionException failed) {
            if (failed.getCause() instanceof AddressRefusedException refused) {
                throw refused;
            }
            throw new IOException(host + " was not looked up", failed);
        } catch (TimeoutException late) {
            addresses.cancel(true);
            throw new InterruptedIOException(host + " was not looked up in time");
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException(host + " was not looked up");
        }
    }

    /** Gives back threads. */
    @Override
    public void destroy() {
        lookUps.shutdownNow();
        client.dispatcher().executorService().shutdown();
    }
}
