package io.greenroom.gateway.live;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Executor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.web.socket.CloseStatus;
import org.springframework.web.socket.TextMessage;
import org.springframework.web.socket.WebSocketSession;

/**
 * What one socket has still to be sent. Nobody who puts a frame waits: a newer frame about the same thing takes the
 * place of the older one, and a socket that falls too far behind is closed; its client connects anew and refetches.
 */
final class Outbox {

    private static final Logger log = LoggerFactory.getLogger(Outbox.class);

    /** Frames about different things that a socket may lag behind. */
    static final int MOST_FRAMES = 1_000;

    private final WebSocketSession session;
    private final Executor senders;
    private final Map<String, String> frames = new LinkedHashMap<>();
    private boolean sending;

    Outbox(WebSocketSession session, Executor senders) {
        this.session = session;
        this.senders = senders;
    }

    /** @param about what the frame tells of: a waiting frame about the same is replaced */
    void put(String about, String frame) {
        synchronized (frames) {
            frames.remove(about);
            frames.put(about, frame);
            if (frames.size() > MOST_FRAMES) {
                frames.clear();
                close();
                return;
            }
            if (sending) {
                return;
            }
            sending = true;
        }
        senders.execute(this::drain);
    }

    private void drain() {
        String frame = next();
        while (frame != null) {
            try {
                session.sendMessage(new TextMessage(frame));
            } catch (IOException | IllegalStateException gone) {
                log.debug("socket {} is gone: {}", session.getId(), gone.toString());
                close();
            }
            frame = next();
        }
    }

    private @org.jspecify.annotations.Nullable String next() {
        synchronized (frames) {
            var first = frames.entrySet().iterator();
            if (!first.hasNext() || !session.isOpen()) {
                frames.clear();
                sending = false;
                return null;
            }
            String frame = first.next().getValue();
            first.remove();
            return frame;
        }
    }

    private void close() {
        try {
            session.close(CloseStatus.SESSION_NOT_RELIABLE);
        } catch (IOException alreadyGone) {
            log.debug("socket {} was gone already", session.getId());
        }
    }
}
