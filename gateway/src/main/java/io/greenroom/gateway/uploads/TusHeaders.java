package io.greenroom.gateway.uploads;

import io.greenroom.gateway.problems.Problem;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import org.jspecify.annotations.Nullable;

/** The headers of the tus protocol, version 1.0.0 (https://tus.io/protocols/resumable-upload). */
final class TusHeaders {
    static final String VERSION = "Tus-Resumable";
    static final String LENGTH = "Upload-Length";
    static final String OFFSET = "Upload-Offset";
    static final String METADATA = "Upload-Metadata";
    static final String CONTENT_TYPE = "application/offset+octet-stream";

    private static final String EXPIRES = "Upload-Expires";
    private static final String SPOKEN = "1.0.0";

    private TusHeaders() {}

    /** Refuses another version of the protocol; a plain client that names none is welcome. */
    static void require(HttpServletRequest request, HttpServletResponse response) {
        response.setHeader(VERSION, SPOKEN);
        String version = request.getHeader(VERSION);
        if (version != null && !version.equals(SPOKEN)) {
            response.setHeader("Tus-Version", SPOKEN);
            throw Problem.TUS_VERSION_UNSUPPORTED.because("Version 1.0.0 of the protocol is spoken here.");
        }
    }

    /** How far an upload has come. */
    static void tell(ResumableUpload upload, HttpServletResponse response) {
        response.setHeader(OFFSET, String.valueOf(upload.offsetBytes()));
        response.setHeader(LENGTH, String.valueOf(upload.sizeBytes()));
        response.setHeader(
                EXPIRES,
                DateTimeFormatter.RFC_1123_DATE_TIME.format(upload.expiresAt().atOffset(ZoneOffset.UTC)));
        response.setHeader("Cache-Control", "no-store");
        if (!upload.metadata().isEmpty()) {
            response.setHeader(METADATA, upload.metadata());
        }
    }

    /** What the server can do. */
    static void offer(long mostBytes, HttpServletResponse response) {
        response.setHeader(VERSION, SPOKEN);
        response.setHeader("Tus-Version", SPOKEN);
        response.setHeader("Tus-Extension", "creation,creation-with-upload,termination,expiration");
        response.setHeader("Tus-Max-Size", String.valueOf(mostBytes));
    }

    /** @param value null: it was not sent */
    static long number(String header, @Nullable String value) {
        try {
            long number = value == null ? -1 : Long.parseLong(value.strip());
            if (number >= 0) {
                return number;
            }
        } catch (NumberFormatException noNumber) {
            // said below, as for a number below 0
        }
        throw Problem.VALIDATION_FAILED.at(header, "must be a number of bytes");
    }
}
