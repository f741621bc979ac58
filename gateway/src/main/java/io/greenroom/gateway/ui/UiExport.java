package io.greenroom.gateway.ui;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.util.StringUtils;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Reads what the web-ui module leaves on the classpath: files, compressed copies and csp.json. */
class UiExport {
    private static final String ROOT = "META-INF/greenroom-ui/";
    private static final String POLICIES = "/csp.json";
    private static final String HASHED_NAMES = "/_next/static/";
    private static final Map<String, String> TYPES = Map.ofEntries(
            Map.entry("html", "text/html;charset=utf-8"),
            Map.entry("js", "text/javascript;charset=utf-8"),
            Map.entry("css", "text/css;charset=utf-8"),
            // What the router of the pages fetches when it goes from one page to the next.
            Map.entry("txt", "text/x-component"),
            Map.entry("json", "application/json"),
            Map.entry("svg", "image/svg+xml"),
            Map.entry("ico", "image/x-icon"),
            Map.entry("png", "image/png"),
            Map.entry("webp", "image/webp"),
            Map.entry("woff2", "font/woff2"));

    private final Map<String, byte[]> contents = new HashMap<>();

    /** @throws IOException when the classpath cannot be read; the start ends */
    static UiFiles read() throws IOException {
        UiExport export = new UiExport();
        for (Resource resource : new PathMatchingResourcePatternResolver().getResources("classpath*:" + ROOT + "**")) {
            String url = StringUtils.uriDecode(resource.getURL().toString(), StandardCharsets.UTF_8);
            if (!url.endsWith("/") && resource.isReadable()) {
                String path = url.substring(url.lastIndexOf(ROOT) + ROOT.length() - 1);
                export.contents.put(path, resource.getContentAsByteArray());
            }
        }
        return new UiFiles(export.files());
    }

    private Map<String, UiFile> files() {
        Map<String, String> policies = JsonMapper.shared()
                .readValue(
                        contents.getOrDefault(POLICIES, "{}".getBytes(StandardCharsets.UTF_8)),
                        new TypeReference<>() {});
        Map<String, UiFile> files = new HashMap<>();
        contents.forEach((path, bytes) -> {
            if (!path.equals(POLICIES) && !isCopy(path)) {
                String type = TYPES.getOrDefault(StringUtils.getFilenameExtension(path), "application/octet-stream");
                files.put(path, new UiFile(type, cacheControl(path), policies.get(path), tag(bytes), copies(path)));
            }
        });
        return files;
    }

    private boolean isCopy(String path) {
        return path.endsWith(Encoding.BROTLI.suffix()) || path.endsWith(Encoding.GZIP.suffix());
    }

    private Map<Encoding, byte[]> copies(String path) {
        Map<Encoding, byte[]> copies = new EnumMap<>(Encoding.class);
        for (Encoding encoding : Encoding.values()) {
            byte[] bytes = contents.get(path + encoding.suffix());
            if (bytes != null) {
                copies.put(encoding, bytes);
            }
        }
        return copies;
    }

    private static String cacheControl(String path) {
        return path.startsWith(HASHED_NAMES) ? "public, max-age=31536000, immutable" : "no-cache";
    }

    private static String tag(byte[] bytes) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(bytes);
            return HexFormat.of().formatHex(digest, 0, 12);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JDK has SHA-256", e);
        }
    }
}
