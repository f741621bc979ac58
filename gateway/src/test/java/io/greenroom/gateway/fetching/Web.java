package io.greenroom.gateway.fetching;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A real web server of somebody else's, on one address of this machine. */
public final class Web implements AutoCloseable {
    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final List<String> asked = Collections.synchronizedList(new ArrayList<>());

    /** @param port 0 for any */
    public Web(String address, int port) throws IOException {
        server = HttpServer.create(new InetSocketAddress(address, port), 0);
        server.setExecutor(threads);
        server.start();
    }

    public int port() {
        return server.getAddress().getPort();
    }

    public String url(String path) {
        return "http://" + server.getAddress().getHostString() + ":" + port() + path;
    }

    /** What was asked of it: method and path, in order. */
    public List<String> asked() {
        return asked;
    }

    public Web at(String path, HttpHandler handler) {
        server.createContext(path, exchange -> {
            asked.add(exchange.getRequestMethod() + " " + exchange.getRequestURI());
            try (exchange) {
                handler.handle(exchange);
            }
        });
        return this;
    }

    public Web has(String path, byte[] content) {
        return at(path, exchange -> send(exchange, 200, content.length, content));
    }

    public Web answers(String path, int status) {
        return at(path, exchange -> send(exchange, status, -1, new byte[0]));
    }

    /** @param announced what Content-Length says; 0: nothing, the end is where the chunks end; -1: there is no body */
    public static void send(HttpExchange exchange, int status, long announced, byte[] content) throws IOException {
        exchange.sendResponseHeaders(status, announced);
        if (announced >= 0) {
            OutputStream body = exchange.getResponseBody();
            body.write(content);
            body.flush();
        }
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
