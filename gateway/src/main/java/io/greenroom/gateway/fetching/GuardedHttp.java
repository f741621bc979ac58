package io.greenroom.gateway.fetching;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Proxy;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
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

    private final AddressGuard guard;
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
     * @param longest until the last byte of the answer; reading on after that is an IOException
     * @return to be closed by the caller
     * @throws AddressRefusedException its host leads to where it must not
     * @throws IOException nobody answered in time, or not in HTTP
     */
    public Response send(Request request, Duration longest) throws IOException {
        String host = request.url().host();
        List<InetAddress> checked = guard.addresses(host);
        return client.newBuilder()
                .dns(name -> checked)
                .callTimeout(longest)
                .build()
                .newCall(request)
                .execute();
    }

    /** Gives back threads. */
    @Override
    public void destroy() {
        client.dispatcher().executorService().shutdown();
    }
}
