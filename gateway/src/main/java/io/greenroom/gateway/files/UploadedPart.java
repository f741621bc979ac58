package io.greenroom.gateway.files;

import io.greenroom.gateway.problems.Problem;
import io.greenroom.gateway.problems.ProblemException;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.apache.commons.fileupload2.core.FileItemInput;
import org.apache.commons.fileupload2.core.FileItemInputIterator;
import org.apache.commons.fileupload2.core.FileUploadException;
import org.apache.commons.fileupload2.jakarta.servlet6.JakartaServletFileUpload;
import org.jspecify.annotations.Nullable;

/**
 * The part {@code file} of a multipart request, read as it arrives.
 *
 * @param name what the sender calls the file, freed of folders and control characters
 * @param content read once
 */
record UploadedPart(String name, InputStream content) {
    private static final String PART = "file";
    private static final int MAX_NAME_LENGTH = 255;
    private static final int MAX_PART_HEADER_BYTES = 8 * 1024;
    private static final int MAX_OTHER_PARTS = 16;
    private static final int MAX_OTHER_PART_BYTES = 64 * 1024;

    static UploadedPart of(HttpServletRequest request) throws IOException {
        if (!JakartaServletFileUpload.isMultipartContent(request)) {
            throw Problem.UNSUPPORTED_CONTENT_TYPE.because(
                    "Send the file as multipart/form-data, in a part named file.");
        }
        var upload = new JakartaServletFileUpload<>();
        upload.setHeaderCharset(StandardCharsets.UTF_8);
        upload.setMaxPartHeaderSize(MAX_PART_HEADER_BYTES);
        try {
            FileItemInputIterator parts = upload.getItemIterator(request);
            for (int others = 0; parts.hasNext(); others++) {
                FileItemInput part = parts.next();
                if (PART.equals(part.getFieldName())) {
                    return new UploadedPart(name(part.getName()), part.getInputStream());
                }
                skip(part, others);
            }
        } catch (FileUploadException malformed) {
            throw malformed().causedBy(malformed);
        }
        throw Problem.FILE_MISSING.because("Send the file in a part named file.");
    }

    private static void skip(FileItemInput part, int others) throws IOException {
        long bytes = part.getInputStream().readNBytes(MAX_OTHER_PART_BYTES + 1).length;
        if (others == MAX_OTHER_PARTS || bytes > MAX_OTHER_PART_BYTES) {
            throw Problem.BODY_TOO_LARGE.because("Before the part named file at most 16 parts of 64 KiB are taken.");
        }
    }

    static ProblemException malformed() {
        return Problem.MALFORMED_REQUEST.because("The multipart body is malformed or ends too early.");
    }

    private static String name(@Nullable String given) {
        String name = given == null ? "" : given;
        name = name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1)
                .replaceAll("\\p{Cntrl}", "")
                .strip();
        if (name.isEmpty()) {
            return "upload";
        }
        return name.codePointCount(0, name.length()) <= MAX_NAME_LENGTH
                ? name
                : name.substring(0, name.offsetByCodePoints(0, MAX_NAME_LENGTH));
    }
}
