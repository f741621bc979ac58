package io.greenroom.gateway.ui;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.springframework.http.HttpHeaders;
import org.springframework.util.StringUtils;
import org.springframework.web.HttpRequestHandler;
import org.springframework.web.HttpRequestMethodNotSupportedException;
import org.springframework.web.context.request.ServletWebRequest;
import org.springframework.web.util.ServletRequestPathUtils;

/** Answers GET and HEAD with a file of the export, or with its 404 page. */
class UiHandler implements HttpRequestHandler {
    private final UiFiles files;

    UiHandler(UiFiles files) {
        this.files = files;
    }

    @Override
    public void handleRequest(HttpServletRequest request, HttpServletResponse response)
            throws ServletException, IOException {
        if (!request.getMethod().equals("GET") && !request.getMethod().equals("HEAD")) {
            throw new HttpRequestMethodNotSupportedException(request.getMethod(), List.of("GET", "HEAD"));
        }
        Optional<UiFile> found = files.find(path(request));
        UiFile file = found.orElse(files.notFound());
        Encoding encoding = file.bestFor(request.getHeader(HttpHeaders.ACCEPT_ENCODING));
        describe(file, response);
        if (found.isEmpty()) {
            response.setStatus(HttpServletResponse.SC_NOT_FOUND);
        } else if (new ServletWebRequest(request, response).checkNotModified(file.etag(encoding))) {
            return;
        }
        send(file, encoding, request, response);
    }

    private static String path(HttpServletRequest request) {
        String raw = ServletRequestPathUtils.getParsedRequestPath(request)
                .pathWithinApplication()
                .value();
        return StringUtils.uriDecode(raw, StandardCharsets.UTF_8);
    }

    private static void describe(UiFile file, HttpServletResponse response) {
        response.setHeader(HttpHeaders.CACHE_CONTROL, file.cacheControl());
        response.setHeader(HttpHeaders.VARY, HttpHeaders.ACCEPT_ENCODING);
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setHeader("Referrer-Policy", "same-origin");
        response.setHeader("X-Frame-Options", "DENY");
        response.setHeader("Cross-Origin-Opener-Policy", "same-origin");
        response.setHeader("Cross-Origin-Resource-Policy", "same-origin");
        response.setHeader("Permissions-Policy", "camera=(), microphone=(), geolocation=(), payment=()");
        if (file.policy() != null) {
            response.setHeader("Content-Security-Policy", file.policy());
        }
    }

    private static void send(UiFile file, Encoding encoding, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        byte[] bytes = file.bytes(encoding);
        response.setContentType(file.contentType());
        response.setContentLength(bytes.length);
        if (encoding != Encoding.IDENTITY) {
            response.setHeader(HttpHeaders.CONTENT_ENCODING, encoding.coding());
        }
        if (request.getMethod().equals("GET")) {
            response.getOutputStream().write(bytes);
        }
    }
}
