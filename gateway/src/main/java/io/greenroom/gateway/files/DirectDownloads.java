package io.greenroom.gateway.files;

import io.greenroom.gateway.GatewaySettings;
import io.greenroom.media.DownloadLinks;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Sends programs to the object store itself, where the operator wants it: what they download then costs the gateway nothing.
 * Pages in a browser are not sent there, since ours let media come from their own origin alone; and HEAD is not, because a
 * link is signed for one method.
 */
@Component
class DirectDownloads {
    /** Long enough to begin; a download that has begun goes on. */
    private static final Duration VALID_FOR = Duration.ofMinutes(15);

    private final @Nullable DownloadLinks links;

    DirectDownloads(DownloadSettings settings, GatewaySettings gateway) {
        URI store = settings.store();
        links = store == null ? null : new DownloadLinks(gateway.store().at(store));
    }

    /**
     * Where the caller gets it; null: from us. A secret while it is valid.
     *
     * @param disposition what Content-Disposition the store is to answer with
     */
    @Nullable
    String link(Media media, String disposition, HttpServletRequest request) {
        boolean program = request.getHeader("X-API-KEY") != null;
        return links == null || !program || !request.getMethod().equals("GET")
                ? null
                : links.to(media.key(), media.contentType(), disposition, VALID_FOR);
    }
}
