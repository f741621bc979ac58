package io.greenroom.gateway.files;

import io.greenroom.gateway.problems.Problem;
import io.greenroom.media.ObjectStore;
import io.greenroom.media.StoreException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpRange;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.web.context.request.ServletWebRequest;

/** Sends objects of the store as streams: all of it or one range, to whoever does not have it yet (RFC 9110). */
@Component
public class StoredMedia {
    private final ObjectStore store;
    private final DirectDownloads direct;

    StoredMedia(ObjectStore store, DirectDownloads direct) {
        this.store = store;
        this.direct = direct;
    }

    /** A range of an object; both ends are part of it. */
    private record Span(long first, long last) {
        long bytes() {
            return last - first + 1;
        }
    }

    /**
     * Answers a GET or HEAD: 200, 206 for one range, 304 where If-None-Match names what we have; {@code
     * range_not_satisfiable} for a range beyond the end. Several ranges at once are answered with the whole. {@code
     * ?download=1} makes a browser save it. 302 where {@link DirectDownloads} says so; {@code not_found} where the store has
     * lost the object.
     *
     * @throws IOException the caller went away or the store broke off; the connection is cut then
     */
    public void send(Media media, HttpServletRequest request, HttpServletResponse response) throws IOException {
        String etag = '"' + media.tag() + '"';
        response.setHeader(HttpHeaders.CACHE_CONTROL, "private, no-cache");
        if (new ServletWebRequest(request, response).checkNotModified(etag)) {
            return;
        }
        String link = direct.link(media, disposition(media, request), request);
        if (link != null) {
            response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
            response.setHeader(HttpHeaders.LOCATION, link);
            response.setStatus(HttpServletResponse.SC_FOUND);
            return;
        }
        Span span = range(request, response, media, etag);
        // Opened before anything is promised: a store that fails here is still answered as a problem.
        try (InputStream content = content(media, span, request)) {
            response.setStatus(span == null ? HttpServletResponse.SC_OK : HttpServletResponse.SC_PARTIAL_CONTENT);
            response.setContentType(media.contentType());
            response.setHeader(HttpHeaders.ETAG, etag);
            response.setHeader(HttpHeaders.ACCEPT_RANGES, "bytes");
            response.setHeader(HttpHeaders.CONTENT_DISPOSITION, disposition(media, request));
            response.setContentLengthLong(span == null ? media.bytes() : span.bytes());
            if (span != null) {
                response.setHeader(
                        HttpHeaders.CONTENT_RANGE, "bytes " + span.first() + "-" + span.last() + "/" + media.bytes());
            }
            content.transferTo(response.getOutputStream());
        }
    }

    /**
     * Answers with a picture that we made, JPEG, under a key that is never used for another.
     *
     * @param name what it is called when saved, without an ending
     */
    public void sendPicture(String key, String name, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        long bytes = store.stat(key)
                .orElseThrow(() -> Problem.NOT_FOUND.because("The picture is no longer there."))
                .bytes();
        send(new Media(key, bytes, key, MediaType.IMAGE_JPEG_VALUE, name + ".jpg"), request, response);
    }

    private InputStream content(Media media, @Nullable Span span, HttpServletRequest request) {
        if (request.getMethod().equals("HEAD") || media.bytes() == 0) {
            return InputStream.nullInputStream();
        }
        try {
            return span == null ? store.get(media.key()) : store.get(media.key(), span.first(), span.bytes());
        } catch (StoreException failure) {
            if (failure.reason() == StoreException.Reason.MISSING) {
                throw Problem.NOT_FOUND.because("The file is no longer there.").causedBy(failure);
            }
            throw failure;
        }
    }

    private static @Nullable Span range(
            HttpServletRequest request, HttpServletResponse response, Media media, String etag) {
        String wanted = request.getHeader(HttpHeaders.RANGE);
        String ifRange = request.getHeader(HttpHeaders.IF_RANGE);
        boolean applies =
                wanted != null && request.getMethod().equals("GET") && (ifRange == null || ifRange.equals(etag));
        List<HttpRange> ranges = applies ? parse(wanted) : List.of();
        if (ranges.size() != 1) {
            return null;
        }
        HttpRange range = ranges.get(0);
        long first = range.getRangeStart(media.bytes());
        long last = range.getRangeEnd(media.bytes());
        if (first >= media.bytes() || last < first) {
            response.setHeader(HttpHeaders.CONTENT_RANGE, "bytes */" + media.bytes());
            throw Problem.RANGE_NOT_SATISFIABLE.because("The file has " + media.bytes() + " bytes.");
        }
        return new Span(first, last);
    }

    /** A range that cannot be read counts as none. */
    private static List<HttpRange> parse(String header) {
        try {
            return HttpRange.parseRanges(header);
        } catch (IllegalArgumentException unreadable) {
            return List.of();
        }
    }

    private static String disposition(Media media, HttpServletRequest request) {
        boolean save = "1".equals(request.getParameter("download"));
        return (save ? ContentDisposition.attachment() : ContentDisposition.inline())
                .filename(media.name(), StandardCharsets.UTF_8)
                .build()
                .toString();
    }
}
