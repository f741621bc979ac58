package io.greenroom.embedded;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Base64;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.gaul.s3proxy.S3Proxy;
import org.gaul.s3proxy.auth.AuthenticationType;
import org.gaul.s3proxy.nio2blob.FilesystemNio2BlobStore;
import org.jspecify.annotations.Nullable;

/** S3 over a directory, by S3Proxy: a bucket is a directory, an object a file. */
final class ObjectServer implements Service {

    private final Home home;
    private final Settings settings;
    private volatile @Nullable S3Proxy proxy;

    ObjectServer(Home home, Settings settings) {
        this.home = home;
        this.settings = settings;
    }

    @Override
    public String name() {
        return "s3";
    }

    @Override
    public Map<String, String> start() throws Exception {
        Path directory = Files.createDirectories(home.directory().resolve("s3"));
        URI endpoint = URI.create("http://127.0.0.1:" + settings.port("s3.port"));
        String accessKey = settings.secret("s3.access_key");
        String secretKey = settings.secret("s3.secret_key");
        S3Proxy started = S3Proxy.builder()
                .blobStore(new FilesystemNio2BlobStore(directory.toString()))
                .endpoint(endpoint)
                .awsAuthentication(AuthenticationType.AWS_V2_OR_V4, accessKey, secretKey)
                .ignoreUnknownHeaders(true)
                // Held in memory while its signature is checked; longer objects are sent in parts.
                .v4MaxNonChunkedRequestSize(64L << 20)
                // What a running download may still take when the process stops; uploads cut short leave nothing.
                .stopTimeout(2_000)
                .build();
        proxy = started;
        started.start();
        listBuckets(endpoint, accessKey, secretKey);
        return Map.of(
                "s3_endpoint",
                endpoint.toString(),
                "s3_access_key",
                accessKey,
                "s3_secret_key",
                secretKey,
                "s3_bucket",
                "greenroom");
    }

    /** Signed by the old, short scheme (AWS signature version 2): enough to see that keys and store work. */
    private static void listBuckets(URI endpoint, String accessKey, String secretKey)
            throws IOException, GeneralSecurityException {
        String date = DateTimeFormatter.RFC_1123_DATE_TIME.format(ZonedDateTime.now(ZoneOffset.UTC));
        Mac mac = Mac.getInstance("HmacSHA1");
        mac.init(new SecretKeySpec(secretKey.getBytes(StandardCharsets.US_ASCII), "HmacSHA1"));
        byte[] signature = mac.doFinal(("GET\n\n\n\nx-amz-date:" + date + "\n/").getBytes(StandardCharsets.US_ASCII));
        HttpURLConnection request =
                (HttpURLConnection) endpoint.resolve("/").toURL().openConnection();
        request.setConnectTimeout(5_000);
        request.setReadTimeout(20_000);
        request.setRequestProperty("x-amz-date", date);
        request.setRequestProperty(
                "Authorization", "AWS " + accessKey + ":" + Base64.getEncoder().encodeToString(signature));
        if (request.getResponseCode() != 200) {
            throw new IOException("the S3 server answers a listing with " + request.getResponseCode());
        }
        request.disconnect();
    }

    @Override
    public void close() {
        S3Proxy running = proxy;
        if (running != null) {
            try {
                running.stop();
            } catch (Exception e) {
                throw new IllegalStateException("S3Proxy did not stop: " + e.getMessage(), e);
            }
        }
    }
}
