package io.greenroom.gateway.problems;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.Type;
import org.springframework.core.MethodParameter;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpInputMessage;
import org.springframework.http.converter.HttpMessageConverter;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.servlet.mvc.method.annotation.RequestBodyAdviceAdapter;

/**
 * Refuses a JSON body over 256 KiB or nested deeper than 32: no call of this API needs a tenth of it. Uploads do not pass
 * here.
 */
@ControllerAdvice
class JsonBodyLimit extends RequestBodyAdviceAdapter {
    private static final int LIMIT_BYTES = 256 * 1024;
    private static final int LIMIT_DEPTH = 32;

    @Override
    public boolean supports(
            MethodParameter parameter, Type type, Class<? extends HttpMessageConverter<?>> converterType) {
        return true;
    }

    @Override
    public HttpInputMessage beforeBodyRead(
            HttpInputMessage message,
            MethodParameter parameter,
            Type type,
            Class<? extends HttpMessageConverter<?>> converterType)
            throws IOException {
        byte[] body = message.getBody().readNBytes(LIMIT_BYTES + 1);
        if (body.length > LIMIT_BYTES) {
            throw Problem.BODY_TOO_LARGE.because("A JSON body has at most 256 KiB.");
        }
        if (depth(body) > LIMIT_DEPTH) {
            throw Problem.MALFORMED_REQUEST.because("A JSON body is nested at most 32 deep.");
        }
        return new Whole(message.getHeaders(), body);
    }

    /** How many brackets are open at once, those in strings left out. What is not JSON is the parser's to refuse. */
    private static int depth(byte[] json) {
        int depth = 0;
        int deepest = 0;
        boolean text = false;
        for (int i = 0; i < json.length; i++) {
            switch (json[i]) {
                case '"' -> text = !text;
                case '\\' -> i += text ? 1 : 0;
                case '[', '{' -> deepest = Math.max(deepest, text ? depth : ++depth);
                case ']', '}' -> depth -= text ? 0 : 1;
                default -> {}
            }
        }
        return deepest;
    }

    private record Whole(HttpHeaders headers, byte[] body) implements HttpInputMessage {
        @Override
        public HttpHeaders getHeaders() {
            return headers;
        }

        @Override
        public InputStream getBody() {
            return new ByteArrayInputStream(body);
        }
    }
}
