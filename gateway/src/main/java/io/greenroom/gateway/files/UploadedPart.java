package io.greenroom.gateway.files;

import io.greenroom.gateway.problems.Problem;
import io.greenroom.gateway.problems.ProblemException;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.InvalidPathException;
import org.apache.commons.fileupload2.core.FileItemInput;
import org.apache.commons.fileupload2.core.FileItemInputIterator;
import org.apache.commons.fileupload2.core.FileUploadException;
import org.apache.commons.fileupload2.jakarta.servlet6.JakartaServletFileUpload;

/** The part {@code file} of a multipart request, read as it arrives. */
final class UploadedPart {
    private static final String PART = "file";
    private static final int MAX_PART_HEADER_BYTES = 8 * 1024;
    private static final int MAX_OTHER_PARTS = 16;
    private static final int MAX_OTHER_PART_BYTES = 64 * 1024;
    /** Room for what stands around the file. */
    private static final long ENVELOPE_BYTES = 64 * 1024;

    private UploadedPart() {}

    /** How many bytes the file has at least, if the request says how many it has; below 0: nobody knows. */
    static long announcedBytes(HttpServletRequest request) {
        return request.getContentLengthLong() - ENVELOPE_BYTES;
    }

    static BroughtFile of(HttpServletRequest request) throws IOException {
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
                    return BroughtFile.called(part.getName(), part.getInputStream(), announcedBytes(request));
                }
                skip(part, others);
            }
        } catch (FileUploadException | InvalidPathException malformed) {
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
}
