package io.greenroom.gateway.keys;

import io.greenroom.events.Header;
import io.greenroom.events.KeyRevoked;
import io.greenroom.gateway.paging.Cursor;
import io.greenroom.gateway.paging.Page;
import io.greenroom.gateway.paging.PageQuery;
import io.greenroom.gateway.problems.Problem;
import io.greenroom.gateway.problems.ProblemException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Makes, changes, replaces and ends API keys. Every gateway hears of it after the commit. */
@Service
class KeyService {
    private static final Logger log = LoggerFactory.getLogger(KeyService.class);

    private final ApiKeys keys;
    private final Sessions sessions;
    private final ApplicationEventPublisher announce;
    private final Clock clock;

    KeyService(ApiKeys keys, Sessions sessions, ApplicationEventPublisher announce, Clock clock) {
        this.keys = keys;
        this.sessions = sessions;
        this.announce = announce;
        this.clock = clock;
    }

    @Transactional
    KeyView create(WantedKey wanted) {
        Instant now = now();
        KeyTerms terms = KeyTerms.of(wanted, now);
        KeyView made = insert(workspace(wanted), terms, now);
        announce.publishEvent(kept(Action.API_KEY_CREATED, get(made.id())));
        log.info("key {} made for workspace {}, scopes {}", made.id(), made.workspaceId(), made.scopes());
        return made;
    }

    Page<KeyView> list(@Nullable UUID workspace, PageQuery page) {
        List<ApiKey> rows = keys.newestFirst(workspace, page.afterId(), page.fetch());
        return Page.of(page, rows, row -> Cursor.ofId(row.id()), () -> keys.count(workspace))
                .map(KeyView::of);
    }

    ApiKey get(UUID id) {
        return keys.byId(id).orElseThrow(KeyService::unknown);
    }

    /** A key that opens nothing, before or after, loses its sessions: enabled again, it does not bring old ones back. */
    @Transactional
    KeyView change(UUID id, ChangedKey wanted) {
        ApiKey old = lock(id);
        Instant now = now();
        KeyTerms terms = KeyTerms.of(wanted, old, now);
        keys.update(id, terms.name(), Scope.commaList(terms.scopes()), terms.active(), terms.expiresAt());
        ApiKey changed = get(id);
        if (!old.opens(now) || !changed.opens(now)) {
            endSessions(id);
        }
        announce.publishEvent(kept(Action.API_KEY_CHANGED, changed));
        announce.publishEvent(new KeyRevoked(Header.plain(), id));
        log.info("key {} changed: every gateway knows within 5 s, what it holds open is looked at again", id);
        return KeyView.of(changed);
    }

    /**
     * Makes another key of the same kind that lasts as long as this one was made for, and ends this one after the overlap, or
     * when it would have expired anyway.
     */
    @Transactional
    KeyView rotate(UUID id, Duration overlap) {
        ApiKey old = lock(id);
        Instant now = now();
        if (old.replacedBy() != null) {
            throw Problem.KEY_REPLACED.because("Rotate the key that took its place: " + old.replacedBy() + ".");
        }
        if (!old.opens(now)) {
            throw Problem.KEY_NOT_ACTIVE.because("It is disabled or has expired; enable it first, or make a new key.");
        }
        Instant expiresAt = old.expiresAt();
        Instant end = now.plus(overlap);
        KeyView made = insert(old.workspaceId(), KeyTerms.again(old, now), now);
        keys.replace(id, made.id(), expiresAt == null || end.isBefore(expiresAt) ? end : expiresAt);
        if (overlap.isZero()) {
            endSessions(id);
        }
        announce.publishEvent(kept(Action.API_KEY_ROTATED, get(id)).with("replaced_by", made.id()));
        announce.publishEvent(new KeyRevoked(Header.plain(), id));
        log.info("key {} is replaced by {} and ends in {} s", id, made.id(), overlap.toSeconds());
        return made;
    }

    /** Ends the key with its sessions and tickets; what was made with it stays with its workspace. */
    @Transactional
    void delete(UUID id) {
        ApiKey key = lock(id);
        announce.publishEvent(kept(Action.API_KEY_DELETED, key));
        keys.delete(id);
        announce.publishEvent(new KeyRevoked(Header.plain(), id));
        log.info("key {} deleted: its callers are refused within 5 s, its sockets close", id);
    }

    private ApiKey lock(UUID id) {
        ApiKey key = keys.lock(id).orElseThrow(KeyService::unknown);
        if (AdminKey.isIt(id)) {
            throw Problem.OPERATORS_KEY.because("Set GREENROOM_ADMIN_KEY to another key and start the gateways again.");
        }
        return key;
    }

    private KeyView insert(UUID workspace, KeyTerms terms, Instant now) {
        Secrets.NewKey minted = Secrets.newKey();
        ApiKey key = new ApiKey(
                Header.newId(),
                workspace,
                minted.hash(),
                terms.name(),
                minted.prefix(),
                Scope.commaList(terms.scopes()),
                true,
                now,
                null,
                terms.expiresAt(),
                null);
        keys.insert(
                key.id(),
                key.workspaceId(),
                key.hash(),
                key.name(),
                key.prefix(),
                key.scopes(),
                key.createdAt(),
                key.expiresAt());
        return KeyView.of(key, minted.text());
    }

    private UUID workspace(WantedKey wanted) {
        UUID given = wanted.workspaceId();
        if (given == null) {
            UUID own = Header.newId();
            keys.insertWorkspace(own, wanted.name());
            return own;
        }
        if (!keys.workspaceExists(given)) {
            throw Problem.VALIDATION_FAILED.at("workspace_id", "there is no such workspace");
        }
        return given;
    }

    private void endSessions(UUID id) {
        sessions.deleteOf(id);
        sessions.deleteTicketsOf(id);
    }

    private static Audited kept(Action action, ApiKey key) {
        return action.on(key.id(), key.workspaceId())
                .with("name", key.name())
                .with("prefix", key.prefix())
                .with("scopes", key.scopeSet())
                .with("is_active", key.active())
                .with("expires_at", key.expiresAt());
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }

    private static ProblemException unknown() {
        return Problem.NOT_FOUND.because("There is no such key.");
    }
}
